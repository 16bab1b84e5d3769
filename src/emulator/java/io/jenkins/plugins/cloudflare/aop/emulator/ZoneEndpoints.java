package io.jenkins.plugins.cloudflare.aop.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Zones, their settings and their DNS records. */
final class ZoneEndpoints {
    private static final Map<String, Set<String>> SETTINGS = Map.of(
            "ssl", Set.of("off", "flexible", "full", "strict", "origin_pull"), "tls_client_auth", Set.of("on", "off"));

    private final Zones zones;

    ZoneEndpoints(Zones zones) {
        this.zones = zones;
    }

    void register(Routes routes) {
        routes.add("GET", "/zones", (call, at) -> list(call));
        routes.add("POST", "/zones", (call, at) -> create(call));
        routes.add("GET", "/zones/{zone}", (call, at) -> Reply.of(200, json(zone(call, at))));
        routes.add("GET", "/zones/{zone}/settings/{setting}", this::setting);
        routes.add("PATCH", "/zones/{zone}/settings/{setting}", this::changeSetting);
        routes.add("GET", "/zones/{zone}/dns_records", this::listDns);
        routes.add("POST", "/zones/{zone}/dns_records", this::createDns);
    }

    /** The zone that the path names. */
    EmulatedZone zone(Call call, Map<String, String> at) throws Refusal {
        return zones.withId(at.get("zone")).orElseThrow(() -> Routes.noRoute(call.path()));
    }

    private Reply list(Call call) throws Refusal {
        String name = call.query("name");
        int page = call.number("page", 1, 1, Integer.MAX_VALUE);
        int perPage = call.number("per_page", 20, 5, 50);
        List<EmulatedZone> found = name == null
                ? zones.all()
                : zones.named(name.toLowerCase(Locale.ROOT)).stream().toList();
        return Reply.list(200, found, this::json, page, perPage);
    }

    private Reply create(Call call) throws Refusal {
        String name = call.json().path("name").asText("").toLowerCase(Locale.ROOT);
        if (!name.matches("[a-z0-9-]+(\\.[a-z0-9-]+)+")) {
            throw Refusal.ofTheEmulator(EmulatorErrorCodes.BAD_REQUEST, "name is not a zone's name");
        }
        if (zones.all().stream().anyMatch(zone -> zone.name().equals(name))) {
            throw Refusal.ofTheEmulator(EmulatorErrorCodes.ZONE_EXISTS, "the zone exists already");
        }
        return Reply.of(200, json(zones.add(name)));
    }

    private ObjectNode json(EmulatedZone zone) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", zone.id()).put("name", zone.name()).put("status", "active");
        json.put("paused", false).put("type", "full");
        json.putObject("account").put("id", zones.accountId()).put("name", "Emulated account");
        return json;
    }

    private Reply setting(Call call, Map<String, String> at) throws Refusal {
        return setting(zone(call, at), known(call, at));
    }

    private Reply changeSetting(Call call, Map<String, String> at) throws Refusal {
        EmulatedZone zone = zone(call, at);
        String setting = known(call, at);
        String value = call.json().path("value").asText("");
        if (!SETTINGS.get(setting).contains(value)) {
            throw new Refusal(400, 1007, "Invalid value for zone setting " + setting);
        }
        zone.settings().put(setting, value);
        return setting(zone, setting);
    }

    private static String known(Call call, Map<String, String> at) throws Refusal {
        String setting = at.get("setting");
        if (!SETTINGS.containsKey(setting)) {
            throw Routes.noRoute(call.path());
        }
        return setting;
    }

    private static Reply setting(EmulatedZone zone, String setting) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", setting).put("value", zone.settings().get(setting)).put("editable", true);
        json.putNull("modified_on");
        return Reply.of(200, json);
    }

    private Reply listDns(Call call, Map<String, String> at) throws Refusal {
        String name = call.query("name") == null ? call.query("name.exact") : call.query("name");
        String type = call.query("type");
        List<EmulatedZone.DnsEntry> found = zone(call, at).dns().stream()
                .filter(entry -> name == null || entry.name().equalsIgnoreCase(name))
                .filter(entry -> type == null || entry.type().equals(type))
                .toList();
        int page = call.number("page", 1, 1, Integer.MAX_VALUE);
        return Reply.list(200, found, ZoneEndpoints::json, page, call.number("per_page", 100, 1, 5_000_000));
    }

    private Reply createDns(Call call, Map<String, String> at) throws Refusal {
        EmulatedZone zone = zone(call, at);
        JsonNode body = call.json();
        EmulatedZone.DnsEntry entry = new EmulatedZone.DnsEntry(
                Ids.next(),
                body.path("type").asText(""),
                body.path("name").asText("").toLowerCase(Locale.ROOT),
                body.path("content").asText(""),
                body.path("proxied").asBoolean(false));
        boolean inZone = entry.name().equals(zone.name()) || entry.name().endsWith("." + zone.name());
        if (!inZone || entry.type().isEmpty() || entry.content().isEmpty()) {
            throw Refusal.ofTheEmulator(
                    EmulatorErrorCodes.BAD_REQUEST, "type, name in the zone, and content are needed");
        }
        zone.dns().add(entry);
        return Reply.of(200, json(entry));
    }

    private static ObjectNode json(EmulatedZone.DnsEntry entry) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", entry.id()).put("type", entry.type()).put("name", entry.name());
        json.put("content", entry.content()).put("proxied", entry.proxied()).put("ttl", 1);
        return json;
    }
}
