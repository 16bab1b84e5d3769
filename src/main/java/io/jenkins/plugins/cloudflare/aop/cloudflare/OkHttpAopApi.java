package io.jenkins.plugins.cloudflare.aop.cloudflare;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/** Cloudflare's API over HTTPS. Safe for use by several threads. */
public final class OkHttpAopApi implements AopApi {
    private static final int PER_PAGE = 1000;

    private final ApiCalls calls;
    private final ZoneCalls zones;

    /**
     * @param base carries proxy and trust settings; its connection pool is shared
     * @param baseUrl such as {@code https://api.cloudflare.com/client/v4}
     * @throws IllegalArgumentException with one sentence when the base URL is none, or would carry the token in the clear
     */
    public OkHttpAopApi(OkHttpClient base, String baseUrl, ApiToken token) {
        this(base, baseUrl, token, Limits.DEFAULT);
    }

    OkHttpAopApi(OkHttpClient base, String baseUrl, ApiToken token, Limits limits) {
        this.calls = new ApiCalls(base, baseUrl, token, limits);
        this.zones = new ZoneCalls(calls);
    }

    @Override
    public Optional<Zone> zoneNamed(String name) throws CloudflareException {
        return zones.named(name);
    }

    @Override
    public Optional<Zone> zone(ZoneId id) throws CloudflareException {
        return zones.withId(id);
    }

    @Override
    public boolean isZoneLevelCertificate(ZoneId zone, CertificateId id) throws CloudflareException {
        return zones.levelCertificates(zone).contains(id.value());
    }

    @Override
    public List<HostnameCertificate> certificates(ZoneId zone) throws CloudflareException {
        Purpose purpose = new Purpose(Deed.READ_CERTIFICATES, "list the hostname certificates of zone " + zone);
        return Pages.read(calls, purpose, certificatesUrl(zone).build(), 0, ResultReader::certificate);
    }

    @Override
    public Optional<HostnameCertificate> certificate(ZoneId zone, CertificateId id) throws CloudflareException {
        Purpose purpose = new Purpose(Deed.READ_CERTIFICATES, "read hostname certificate " + id + " of zone " + zone);
        try {
            Answer answer = calls.get(
                    purpose, certificatesUrl(zone).addPathSegment(id.value()).build());
            return Optional.of(answer.one(ResultReader::certificate));
        } catch (CloudflareException.NotFound e) {
            return absentFor(e, 1551, 1552);
        }
    }

    @Override
    public Written<HostnameCertificate> upload(ZoneId zone, String leafPem, String privateKeyPem)
            throws CloudflareException {
        Purpose purpose = new Purpose(Deed.UPLOAD, "upload a certificate to zone " + zone);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("certificate", leafPem).put("private_key", privateKeyPem);
        Answer answer = calls.post(purpose, certificatesUrl(zone).build(), body);
        return new Written<>(answer.one(ResultReader::certificate), answer.ray());
    }

    /**
     * Deletes a hostname certificate that no association refers to. One that is already on its way out or gone counts as
     * deleted.
     *
     * @return {@link DeploymentStatus#DELETED} when it is gone, else what the API says, normally
     *     {@link DeploymentStatus#PENDING_DELETION}
     * @throws CloudflareException.Rejected with code 1433 while an association refers to it (a void takes up to minutes
     *     to show), and with 1434 while it is still being deployed
     */
    public Written<DeploymentStatus> delete(ZoneId zone, CertificateId id) throws CloudflareException {
        Purpose purpose = new Purpose(Deed.DELETE, "delete hostname certificate " + id + " of zone " + zone);
        try {
            Answer answer = calls.delete(
                    purpose, certificatesUrl(zone).addPathSegment(id.value()).build());
            String status = answer.result().path("status").asText("pending_deletion");
            return new Written<>(DeploymentStatus.of(status), answer.ray());
        } catch (CloudflareException.NotFound e) {
            absentFor(e, 1551, 1552);
            return new Written<>(DeploymentStatus.DELETED, e.ray().orElse(null));
        } catch (CloudflareException.Rejected e) {
            if (e.code() == 1414) {
                return new Written<>(DeploymentStatus.PENDING_DELETION, e.ray().orElse(null));
            }
            throw e;
        }
    }

    @Override
    public List<Association> associations(ZoneId zone) throws CloudflareException {
        Purpose purpose = new Purpose(Deed.READ_ASSOCIATIONS, "list the associations of zone " + zone);
        // Without status=all the API hides every association that is not active yet.
        HttpUrl url = hostnamesUrl(zone)
                .addQueryParameter("status", "all")
                .addQueryParameter("per_page", Integer.toString(PER_PAGE))
                .build();
        return Pages.read(calls, purpose, url, PER_PAGE, ResultReader::association);
    }

    @Override
    public Optional<Association> association(ZoneId zone, String hostname) throws CloudflareException {
        DnsName name = new DnsName(hostname);
        Purpose purpose = new Purpose(Deed.READ_ASSOCIATIONS, "read the association of " + name + " in zone " + zone);
        try {
            Answer answer = calls.get(
                    purpose, hostnamesUrl(zone).addPathSegment(name.value()).build());
            Association association = answer.one(ResultReader::association);
            return association.enabled() == null ? Optional.empty() : Optional.of(association);
        } catch (CloudflareException.NotFound e) {
            return absentFor(e, 1553);
        }
    }

    @Override
    public Written<List<Association>> associate(ZoneId zone, List<AssociationChange> changes)
            throws CloudflareException {
        Purpose purpose =
                new Purpose(Deed.ASSOCIATE, "change the association of " + named(changes) + " in zone " + zone);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode config = body.putArray("config");
        for (AssociationChange change : changes) {
            // put() writes a literal null, which is what removes an association.
            config.addObject()
                    .put("hostname", new DnsName(change.hostname()).value())
                    .put("cert_id", change.certificateId().value())
                    .put("enabled", change.enabled());
        }
        try {
            Answer answer = calls.put(purpose, hostnamesUrl(zone).build(), body);
            return new Written<>(answer.all(ResultReader::association), answer.ray());
        } catch (CloudflareException.Rejected e) {
            throw e.code() == 1415 ? new ZoneLevelMixUp(zones, zone).explain(e, changes) : e;
        }
    }

    @Override
    public List<DnsRecord> dnsRecords(ZoneId zone, String name) throws CloudflareException {
        return zones.dnsRecords(zone, name);
    }

    @Override
    public EncryptionMode encryptionMode(ZoneId zone) throws CloudflareException {
        return zones.encryptionMode(zone);
    }

    private HttpUrl.Builder hostnamesUrl(ZoneId zone) {
        return calls.url("zones", zone.value(), ZoneCalls.FAMILY, "hostnames");
    }

    private HttpUrl.Builder certificatesUrl(ZoneId zone) {
        return hostnamesUrl(zone).addPathSegment("certificates");
    }

    /** Empty when one of the codes says that the thing is not there; a wrong path or zone is an error still. */
    private static <T> Optional<T> absentFor(CloudflareException.NotFound refusal, int... codes)
            throws CloudflareException {
        for (int code : codes) {
            if (refusal.code() == code) {
                return Optional.empty();
            }
        }
        throw refusal;
    }

    private static String named(List<AssociationChange> changes) {
        String first = changes.isEmpty() ? "no hostname" : changes.get(0).hostname();
        return changes.size() < 2 ? first : first + " and " + (changes.size() - 1) + " more";
    }
}
