package io.jenkins.plugins.cloudflare.aop.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Associations of hostnames. A void shows in reads only after a while; then a read says {@code enabled: null} for the
 * same while, and after that 404 with 1553; lists with {@code status=all} show it just as long.
 */
final class AssociationEndpoints {
    private static final int ACCEPTED = 202;
    private static final String PATH = "/zones/{zone}/origin_tls_client_auth/hostnames";
    private static final Set<String> STATUSES = Set.of(
            "active",
            "pending_deployment",
            "pending_deletion",
            "deleted",
            "deployment_timed_out",
            "deletion_timed_out");

    private final ZoneEndpoints zones;
    private final InstantSource clock;

    AssociationEndpoints(ZoneEndpoints zones, InstantSource clock) {
        this.zones = zones;
        this.clock = clock;
    }

    void register(Routes routes) {
        routes.add("GET", PATH, this::list);
        routes.add("PUT", PATH, this::change);
        routes.add("GET", PATH + "/{hostname}", this::read);
    }

    private Reply list(Call call, Map<String, String> at) throws Refusal {
        EmulatedZone zone = zones.zone(call, at);
        int page = call.number("page", 1, 1, Integer.MAX_VALUE);
        int perPage = call.number("per_page", 50, 1, 1000);
        String filter = call.query("status") == null ? "active" : call.query("status");
        Set<String> shown = filter.equals("all") ? STATUSES : Set.of(filter.split(","));
        if (!STATUSES.containsAll(shown)) {
            throw Refusal.ofTheEmulator(EmulatorErrorCodes.BAD_REQUEST, "no such status: " + filter);
        }
        List<StoredAssociation> rows = zone.associations().list().stream()
                .filter(association -> shown.contains(association.status()))
                .toList();
        return Reply.list(ACCEPTED, rows, AssociationJson::row, page, perPage);
    }

    private Reply change(Call call, Map<String, String> at) throws Refusal {
        EmulatedZone zone = zones.zone(call, at);
        JsonNode config = call.json().path("config");
        List<StoredAssociation> changed = zone.associations().change(config);
        ArrayNode result = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < changed.size(); i++) {
            JsonNode request = config.get(i);
            StoredCertificate certificate =
                    certificate(zone, request.path("cert_id").asText());
            result.add(AssociationJson.changed(request, changed.get(i), certificate, clock.instant()));
        }
        return Reply.of(ACCEPTED, result);
    }

    private Reply read(Call call, Map<String, String> at) throws Refusal {
        EmulatedZone zone = zones.zone(call, at);
        StoredAssociation association =
                zone.associations().read(at.get("hostname").toLowerCase(Locale.ROOT));
        StoredCertificate certificate = certificate(zone, association.certificateId());
        return Reply.of(ACCEPTED, AssociationJson.full(association, certificate, clock.instant()));
    }

    private static StoredCertificate certificate(EmulatedZone zone, String id) {
        return zone.hostnameCertificates().find(id).orElse(null);
    }
}
