package io.jenkins.plugins.cloudflare.aop.origin.detour;

import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.network.Endpoint;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * A target's hostname as the Host header may spell it beside the usual way (RFC 3986, section 3.2.2; a final dot is
 * DNS's root).
 */
final class HostSpellings {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    /** None at which a server listens for the target. */
    private static final int OTHER_PORT = 8443;

    private HostSpellings() {}

    /** The address as Host has it when somebody types it (RFC 3986, section 3.2.2). */
    static String address(Endpoint remote) {
        String literal = remote.address().getHostAddress().replaceFirst("%.*", "");
        return usual(literal.indexOf(':') < 0 ? literal : "[" + literal + "]", remote.port());
    }

    /** As a browser writes it: the port is named only where it is not that of http or https. */
    static String usual(String name, int port) {
        return port == HTTPS || port == HTTP ? name : name + ":" + port;
    }

    static Set<String> of(Target target) {
        String name = target.hostname();
        Set<String> spellings = new LinkedHashSet<>(unusual(name, target.port()));
        spellings.add(name + ":" + OTHER_PORT);
        spellings.remove(target.host());
        return spellings;
    }

    /** What a rule for the site's usual Host may not match at another port: other spellings, the address, nobody's name. */
    static Set<String> at(Endpoint remote, String name) {
        Set<String> hosts = unusual(name, remote.port());
        hosts.add(address(remote));
        hosts.add(OtherNameWays.UNKNOWN_NAME);
        return hosts;
    }

    private static Set<String> unusual(String name, int port) {
        String suffix = usual(name, port).substring(name.length());
        Set<String> spellings = new LinkedHashSet<>();
        spellings.add(name + "." + suffix);
        spellings.add(name.toUpperCase(Locale.ROOT) + suffix);
        spellings.add(suffix.isEmpty() ? name + ":" + port : name);
        return spellings;
    }
}
