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
    private static final int HTTPS = 443;
    /** None at which a server listens for the target. */
    private static final int OTHER_PORT = 8443;

    private HostSpellings() {}

    /** The address as Host has it when somebody types it (RFC 3986, section 3.2.2). */
    static String address(Endpoint remote) {
        String literal = remote.address().getHostAddress().replaceFirst("%.*", "");
        String bracketed = literal.indexOf(':') < 0 ? literal : "[" + literal + "]";
        return remote.port() == HTTPS ? bracketed : bracketed + ":" + remote.port();
    }

    static Set<String> of(Target target) {
        String name = target.hostname();
        String port = target.host().substring(name.length());
        Set<String> spellings = new LinkedHashSet<>();
        spellings.add(name + "." + port);
        spellings.add(name.toUpperCase(Locale.ROOT) + port);
        spellings.add(port.isEmpty() ? name + ":" + target.port() : name);
        spellings.add(name + ":" + OTHER_PORT);
        spellings.remove(target.host());
        return spellings;
    }
}
