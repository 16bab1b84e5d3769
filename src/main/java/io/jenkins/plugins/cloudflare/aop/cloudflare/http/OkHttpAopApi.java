package io.jenkins.plugins.cloudflare.aop.cloudflare.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.cloudflare.aop.cloudflare.AccountId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.AlertPolicy;
import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ApiAction;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ApiToken;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Association;
import io.jenkins.plugins.cloudflare.aop.cloudflare.AssociationChange;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.DeploymentStatus;
import io.jenkins.plugins.cloudflare.aop.cloudflare.DnsRecord;
import io.jenkins.plugins.cloudflare.aop.cloudflare.EncryptionMode;
import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.cloudflare.WriteResult;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Zone;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ZoneId;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/** Cloudflare's API over HTTPS. Safe for use by several threads. */
public final class OkHttpAopApi implements AopApi {
    private final ApiCalls calls;
    private final ZoneCalls zones;
    private final AssociationCalls associations;
    private final AlertCalls alerts;

    /**
     * With a client of its own.
     *
     * @param base carries proxy and trust settings; its connection pool is shared
     * @param baseUrl such as {@code https://api.cloudflare.com/client/v4}
     * @throws IllegalArgumentException with one sentence when the base URL is none, or would carry the token in the clear
     */
    public OkHttpAopApi(OkHttpClient base, String baseUrl, ApiToken token) {
        this(new ApiClient(base), baseUrl, token);
    }

    OkHttpAopApi(OkHttpClient base, String baseUrl, ApiToken token, HttpLimits limits) {
        this(new ApiClient(base, limits), baseUrl, token);
    }

    /** As {@link #OkHttpAopApi(OkHttpClient, String, ApiToken)}, with a client that others use as well. */
    public OkHttpAopApi(ApiClient client, String baseUrl, ApiToken token) {
        this.calls = new ApiCalls(client, baseUrl, token);
        this.zones = new ZoneCalls(calls);
        this.associations = new AssociationCalls(calls, zones);
        this.alerts = new AlertCalls(calls);
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
        return zones.levelCertificates(zone).stream()
                .anyMatch(certificate -> certificate.id().equals(id));
    }

    @Override
    public List<HostnameCertificate> certificates(ZoneId zone) throws CloudflareException {
        CallPurpose purpose =
                new CallPurpose(ApiAction.READ_CERTIFICATES, "list the hostname certificates of zone " + zone);
        return Pages.read(calls, purpose, certificatesUrl(zone).build(), 0, ResultReader::certificate);
    }

    @Override
    public Optional<HostnameCertificate> certificate(ZoneId zone, CertificateId id) throws CloudflareException {
        CallPurpose purpose =
                new CallPurpose(ApiAction.READ_CERTIFICATES, "read hostname certificate " + id + " of zone " + zone);
        try {
            ApiAnswer answer = calls.get(
                    purpose, certificatesUrl(zone).addPathSegment(id.value()).build());
            return Optional.of(answer.one(ResultReader::certificate));
        } catch (CloudflareException.NotFound e) {
            return e.orEmptyFor(1551, 1552);
        }
    }

    @Override
    public WriteResult<HostnameCertificate> upload(ZoneId zone, String leafPem, String privateKeyPem)
            throws CloudflareException {
        CallPurpose purpose = new CallPurpose(ApiAction.UPLOAD, "upload a certificate to zone " + zone);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("certificate", leafPem).put("private_key", privateKeyPem);
        ApiAnswer answer = calls.post(purpose, certificatesUrl(zone).build(), body);
        return new WriteResult<>(answer.one(ResultReader::certificate), answer.ray());
    }

    @Override
    public WriteResult<DeploymentStatus> delete(ZoneId zone, CertificateId id) throws CloudflareException {
        CallPurpose purpose =
                new CallPurpose(ApiAction.DELETE, "delete hostname certificate " + id + " of zone " + zone);
        try {
            ApiAnswer answer = calls.delete(
                    purpose, certificatesUrl(zone).addPathSegment(id.value()).build());
            String status = answer.result().path("status").asText("pending_deletion");
            return new WriteResult<>(DeploymentStatus.of(status), answer.ray());
        } catch (CloudflareException.NotFound e) {
            e.orEmptyFor(1551, 1552);
            return new WriteResult<>(DeploymentStatus.DELETED, e.ray().orElse(null));
        } catch (CloudflareException.Rejected e) {
            if (e.code() == 1414) {
                return new WriteResult<>(
                        DeploymentStatus.PENDING_DELETION, e.ray().orElse(null));
            }
            throw e;
        }
    }

    @Override
    public List<Association> associations(ZoneId zone) throws CloudflareException {
        return associations.all(zone);
    }

    @Override
    public Optional<Association> association(ZoneId zone, String hostname) throws CloudflareException {
        return associations.one(zone, hostname);
    }

    @Override
    public WriteResult<List<Association>> associate(ZoneId zone, List<AssociationChange> changes)
            throws CloudflareException {
        return associations.change(zone, changes);
    }

    @Override
    public List<DnsRecord> dnsRecords(ZoneId zone, String name) throws CloudflareException {
        return zones.dnsRecords(zone, name);
    }

    @Override
    public EncryptionMode encryptionMode(ZoneId zone) throws CloudflareException {
        return zones.encryptionMode(zone);
    }

    @Override
    public boolean isGlobalEnabled(ZoneId zone) throws CloudflareException {
        return zones.isGlobalEnabled(zone);
    }

    @Override
    public WriteResult<Boolean> enableGlobally(ZoneId zone, boolean enabled) throws CloudflareException {
        return zones.enableGlobally(zone, enabled);
    }

    @Override
    public boolean isZoneLevelEnabled(ZoneId zone) throws CloudflareException {
        return zones.isZoneLevelEnabled(zone);
    }

    @Override
    public List<HostnameCertificate> zoneLevelCertificates(ZoneId zone) throws CloudflareException {
        return zones.levelCertificates(zone);
    }

    @Override
    public List<AlertPolicy> alertPolicies(AccountId account) throws CloudflareException {
        return alerts.policies(account);
    }

    @Override
    public WriteResult<String> createAlertPolicy(AccountId account, AlertPolicy policy) throws CloudflareException {
        return alerts.create(account, policy);
    }

    private HttpUrl.Builder certificatesUrl(ZoneId zone) {
        return calls.url("zones", zone.value(), ZoneCalls.FAMILY, "hostnames", "certificates");
    }
}
