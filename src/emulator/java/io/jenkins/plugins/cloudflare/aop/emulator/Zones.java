package io.jenkins.plugins.cloudflare.aop.emulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The zones of the one account. Its monitor guards all state of the emulator's zones. */
final class Zones {
    private static final Pattern RESERVED =
            Pattern.compile("example\\.(com|net|org)|[a-z0-9]([a-z0-9-]*[a-z0-9])?\\.(example|test)");

    private final EmulatorOptions options;
    private final String accountId = Ids.next();
    private final List<EmulatedZone> zones = new ArrayList<>();

    Zones(EmulatorOptions options) {
        this.options = options;
    }

    /** The zone of that name, made when it is not there. */
    synchronized EmulatedZone add(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return named(lower).orElseGet(() -> {
            EmulatedZone zone = new EmulatedZone(lower, options);
            zones.add(zone);
            return zone;
        });
    }

    /** Looked up by name; a reserved one comes into being with the look-up when the options say so. */
    synchronized Optional<EmulatedZone> named(String name) {
        Optional<EmulatedZone> zone =
                zones.stream().filter(z -> z.name().equals(name)).findFirst();
        if (zone.isEmpty()
                && options.reservedZonesOnDemand()
                && RESERVED.matcher(name).matches()) {
            EmulatedZone made = new EmulatedZone(name, options);
            zones.add(made);
            return Optional.of(made);
        }
        return zone;
    }

    synchronized Optional<EmulatedZone> withId(String id) {
        return zones.stream().filter(zone -> zone.id().equals(id)).findFirst();
    }

    /** The zone with the longest name that the hostname ends with. */
    synchronized Optional<EmulatedZone> of(String hostname) {
        for (String name = hostname; name.indexOf('.') > 0; name = name.substring(name.indexOf('.') + 1)) {
            Optional<EmulatedZone> zone = named(name);
            if (zone.isPresent()) {
                return zone;
            }
        }
        return Optional.empty();
    }

    synchronized List<EmulatedZone> all() {
        return List.copyOf(zones);
    }

    String accountId() {
        return accountId;
    }
}
