package io.jenkins.plugins.cloudflare.aop.origin;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Resolves each address once for a whole probe, so that all visits of a target meet the same machine even if its name
 * has several addresses.
 */
final class Addresses {
    private final Map<String, Optional<InetAddress>> known = new ConcurrentHashMap<>();

    /** Where to connect; unresolved when the name has no address. */
    InetSocketAddress of(Target target) {
        return known.computeIfAbsent(target.address(), Addresses::resolve)
                .map(address -> new InetSocketAddress(address, target.port()))
                .orElseGet(() -> InetSocketAddress.createUnresolved(target.address(), target.port()));
    }

    private static Optional<InetAddress> resolve(String address) {
        try {
            return Optional.of(InetAddress.getByName(address));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
