package io.jenkins.plugins.cloudflare.aop.origin.network;

import io.jenkins.plugins.cloudflare.aop.origin.Target;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes of a target whose address is a name with several addresses a target for each: behind every one there may be
 * another machine, and Cloudflare visits any of them. A name with one address stays a name.
 */
public final class AddressExpansion {
    private static final String LOCAL = "127.0.0.1";
    private static final String LOCAL_6 = "0:0:0:0:0:0:0:1";

    private final Names names;
    private final Map<String, List<String>> known = new HashMap<>();

    /** Says which addresses a name has; a literal is its own. */
    interface Names {
        InetAddress[] of(String name) throws UnknownHostException;
    }

    public AddressExpansion() {
        this(InetAddress::getAllByName);
    }

    AddressExpansion(Names names) {
        this.names = names;
    }

    public List<Target> of(List<Target> targets) {
        Set<Target> each = new LinkedHashSet<>();
        for (Target target : targets) {
            for (String address : known.computeIfAbsent(target.address(), this::addresses)) {
                each.add(new Target(target.hostname(), address, target.port(), target.path()));
            }
        }
        return List.copyOf(each);
    }

    private List<String> addresses(String name) {
        try {
            List<String> addresses = new ArrayList<>(Arrays.stream(names.of(name))
                    .map(InetAddress::getHostAddress)
                    .distinct()
                    .toList());
            // Both are this machine, and many servers listen on the first alone.
            if (addresses.contains(LOCAL)) {
                addresses.remove(LOCAL_6);
            }
            return addresses.size() > 1 ? addresses : List.of(name);
        } catch (UnknownHostException e) {
            return List.of(name);
        }
    }
}
