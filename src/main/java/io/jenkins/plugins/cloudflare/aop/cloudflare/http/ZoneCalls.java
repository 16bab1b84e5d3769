package io.jenkins.plugins.cloudflare.aop.cloudflare.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ApiAction;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.DnsName;
import io.jenkins.plugins.cloudflare.aop.cloudflare.DnsRecord;
import io.jenkins.plugins.cloudflare.aop.cloudflare.EncryptionMode;
import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.cloudflare.WriteResult;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Zone;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;

/** Calls about a zone itself: finding it, its settings, and the zone-level certificates that hostnames cannot use. */
final class ZoneCalls {
    /** The part of all paths that concern Authenticated Origin Pulls. */
    static final String FAMILY = "origin_tls_client_auth";

    private static final int DNS_PER_PAGE = 100;
    private static final Set<String> LEADING_TO_ORIGINS = Set.of("A", "AAAA", "CNAME");

    private final ApiCalls calls;

    ZoneCalls(ApiCalls calls) {
        this.calls = calls;
    }

    Optional<Zone> named(String name) throws CloudflareException {
        DnsName wanted = new DnsName(name);
        CallPurpose purpose = new CallPurpose(ApiAction.FIND_ZONE, "look up the zone " + wanted);
        HttpUrl url = calls.url("zones")
                .addQueryParameter("name", wanted.value())
                .addQueryParameter("per_page", "50")
                .build();
        List<Zone> zones = new ArrayList<>(calls.get(purpose, url).all(ResultReader::zone));
        zones.removeIf(zone -> !zone.name().equals(wanted.value()));
        // The same name may wait in several accounts, but is active in one only.
        Optional<Zone> active =
                zones.stream().filter(zone -> "active".equals(zone.status())).findFirst();
        if (active.isEmpty() && zones.size() > 1) {
            throw new CloudflareException.Rejected(
                    "the token sees " + zones.size() + " zones named " + wanted
                            + " and none is active; give the id of the one that is meant",
                    0,
                    0,
                    null);
        }
        return active.isPresent() ? active : zones.stream().findFirst();
    }

    Optional<Zone> withId(ZoneId id) throws CloudflareException {
        CallPurpose purpose = new CallPurpose(ApiAction.FIND_ZONE, "read the zone " + id);
        try {
            return Optional.of(
                    calls.get(purpose, calls.url("zones", id.value()).build()).one(ResultReader::zone));
        } catch (CloudflareException.NotFound e) {
            return Optional.empty();
        }
    }

    EncryptionMode encryptionMode(ZoneId zone) throws CloudflareException {
        CallPurpose purpose = new CallPurpose(ApiAction.READ_SETTINGS, "read the SSL mode of zone " + zone);
        ApiAnswer answer = calls.get(
                purpose, calls.url("zones", zone.value(), "settings", "ssl").build());
        return EncryptionMode.of(answer.result().path("value").textValue());
    }

    List<DnsRecord> dnsRecords(ZoneId zone, String name) throws CloudflareException {
        DnsName wanted = new DnsName(name);
        CallPurpose purpose =
                new CallPurpose(ApiAction.READ_DNS, "read the DNS records of " + wanted + " in zone " + zone);
        HttpUrl url = calls.url("zones", zone.value(), "dns_records")
                .addQueryParameter("name", wanted.value())
                .addQueryParameter("per_page", Integer.toString(DNS_PER_PAGE))
                .build();
        return Pages.read(calls, purpose, url, DNS_PER_PAGE, ZoneCalls::leadingToOrigin).stream()
                .flatMap(Optional::stream)
                .filter(record -> record.name().equals(wanted.value()))
                .toList();
    }

    /** Records of other types are not read at all: what they lack is of no account here. */
    private static Optional<DnsRecord> leadingToOrigin(JsonNode row) {
        return LEADING_TO_ORIGINS.contains(row.path("type").asText())
                ? Optional.of(ResultReader.dnsRecord(row))
                : Optional.empty();
    }

    boolean isGlobalEnabled(ZoneId zone) throws CloudflareException {
        CallPurpose purpose =
                new CallPurpose(ApiAction.READ_SETTINGS, "read the setting tls_client_auth of zone " + zone);
        return calls.get(purpose, globalSwitch(zone)).one(ZoneCalls::isOn);
    }

    WriteResult<Boolean> enableGlobally(ZoneId zone, boolean enabled) throws CloudflareException {
        CallPurpose purpose =
                new CallPurpose(ApiAction.CHANGE_SETTINGS, "change the setting tls_client_auth of zone " + zone);
        ApiAnswer answer = calls.patch(
                purpose,
                globalSwitch(zone),
                JsonNodeFactory.instance.objectNode().put("value", enabled ? "on" : "off"));
        return new WriteResult<>(answer.one(ZoneCalls::isOn), answer.ray());
    }

    private HttpUrl globalSwitch(ZoneId zone) {
        return calls.url("zones", zone.value(), "settings", "tls_client_auth").build();
    }

    private static boolean isOn(JsonNode setting) {
        return ResultReader.required(setting, "value").equals("on");
    }

    boolean isZoneLevelEnabled(ZoneId zone) throws CloudflareException {
        CallPurpose purpose =
                new CallPurpose(ApiAction.READ_CERTIFICATES, "read the zone-level switch of zone " + zone);
        return calls.get(
                        purpose,
                        calls.url("zones", zone.value(), FAMILY, "settings").build())
                .result()
                .path("enabled")
                .asBoolean();
    }

    List<HostnameCertificate> levelCertificates(ZoneId zone) throws CloudflareException {
        CallPurpose purpose =
                new CallPurpose(ApiAction.READ_CERTIFICATES, "list the zone-level certificates of zone " + zone);
        return calls.get(purpose, calls.url("zones", zone.value(), FAMILY).build())
                .all(ResultReader::certificate);
    }
}
