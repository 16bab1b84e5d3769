package io.jenkins.plugins.cloudflare.aop.origin.network;

import io.jenkins.plugins.cloudflare.aop.origin.AddressPolicy;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Resolves each address once for a whole probe, so that all visits of a target meet the same machine even if its name
 * has several addresses; and what was judged harmless is what is visited.
 */
public final class AddressResolver {
    private final AddressPolicy policy;
    private final Map<String, Optional<InetAddress>> known = new ConcurrentHashMap<>();

    public AddressResolver(AddressPolicy policy) {
        this.policy = policy;
    }

    public Endpoint of(Target target) {
        Optional<InetAddress> address = known.computeIfAbsent(target.address(), AddressResolver::resolve);
        return new Endpoint(
                address.orElse(null),
                target.port(),
                address.flatMap(policy::objection).orElse(null));
    }

    private static Optional<InetAddress> resolve(String address) {
        try {
            return Optional.of(InetAddress.getByName(address));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
