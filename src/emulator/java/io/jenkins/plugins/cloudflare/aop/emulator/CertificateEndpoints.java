package io.jenkins.plugins.cloudflare.aop.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;

/** Certificates of hostnames and of zones, and the switch of the zone level. Every verb answers 202, as measured. */
final class CertificateEndpoints {
    private static final int ACCEPTED = 202;
    private static final String FAMILY = "/zones/{zone}/origin_tls_client_auth";

    private final ZoneEndpoints zones;
    private final InstantSource clock;

    CertificateEndpoints(ZoneEndpoints zones, InstantSource clock) {
        this.zones = zones;
        this.clock = clock;
    }

    /** Must come before the associations, whose path for one hostname would take "certificates" for one. */
    void registerHostnameLevel(Routes routes) {
        register(routes, FAMILY + "/hostnames/certificates", EmulatedZone::hostnameCertificates);
    }

    /** Must come after the associations: its path for one certificate would take "hostnames" for one. */
    void registerZoneLevel(Routes routes) {
        routes.add("GET", FAMILY + "/settings", (call, at) -> setting(zones.zone(call, at)));
        routes.add("PUT", FAMILY + "/settings", this::change);
        register(routes, FAMILY, EmulatedZone::zoneCertificates);
    }

    private void register(Routes routes, String path, Function<EmulatedZone, CertificateStore> store) {
        routes.add("GET", path, (call, at) -> {
            var certificates = store.apply(zones.zone(call, at)).list();
            return Reply.list(ACCEPTED, certificates, this::json, 1, Math.max(50, certificates.size()));
        });
        routes.add(
                "POST",
                path,
                (call, at) -> one(store.apply(zones.zone(call, at)).upload(KeyPairUpload.of(call.json()))));
        routes.add(
                "GET",
                path + "/{id}",
                (call, at) -> one(store.apply(zones.zone(call, at)).read(at.get("id"))));
        routes.add(
                "DELETE",
                path + "/{id}",
                (call, at) -> one(store.apply(zones.zone(call, at)).delete(at.get("id"))));
    }

    private Reply one(StoredCertificate certificate) {
        return Reply.of(ACCEPTED, json(certificate));
    }

    private JsonNode json(StoredCertificate certificate) {
        return CertificateJson.of(certificate, clock.instant());
    }

    private Reply change(Call call, Map<String, String> at) throws Refusal {
        EmulatedZone zone = zones.zone(call, at);
        JsonNode enabled = call.json().path("enabled");
        if (!enabled.isBoolean()) {
            throw Refusal.ofTheEmulator(EmulatorErrorCodes.BAD_REQUEST, "enabled must be true or false");
        }
        zone.enableZoneLevel(enabled.booleanValue());
        return setting(zone);
    }

    private static Reply setting(EmulatedZone zone) {
        return Reply.of(ACCEPTED, JsonNodeFactory.instance.objectNode().put("enabled", zone.isZoneLevelEnabled()));
    }
}
