package io.jenkins.plugins.cloudflare.aop.origin.probe;

import io.jenkins.plugins.cloudflare.aop.origin.Target;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * A target's hostname as the Host header may spell it beside the usual way (RFC 3986, section 3.2.2; a final dot is
 * DNS's root).
 */
final class HostSpellings {
    private HostSpellings() {}

    static Set<String> of(Target target) {
        String name = target.hostname();
        String port = target.host().substring(name.length());
        Set<String> spellings = new LinkedHashSet<>();
        spellings.add(name + "." + port);
        spellings.add(name.toUpperCase(Locale.ROOT) + port);
        spellings.add(port.isEmpty() ? name + ":" + target.port() : name);
        spellings.remove(target.host());
        return spellings;
    }
}
