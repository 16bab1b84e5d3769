package io.jenkins.plugins.cloudflare.aop.origin;

import java.net.InetAddress;
import java.util.Optional;

/**
 * Which addresses a probe may visit. It travels with the request and is asked about the resolved address, on the machine
 * that visits: a name says nothing, and what is local there need not be local here.
 */
public enum AddressPolicy {
    /** Any address, for people who probe from their own machine. */
    ALL,
    /**
     * No address that leads to the visiting machine itself, to its neighbours without a router, to many at once or to the
     * metadata service of a cloud, which gives secrets to whoever asks from inside. Private networks are allowed: origins
     * live there.
     */
    NOT_LOCAL;

    /** Why this address is not visited, as the end of a sentence; empty when it may be. */
    Optional<String> objection(InetAddress address) {
        return this == ALL
                ? Optional.empty()
                : SpecialAddress.of(address)
                        .map(special -> address.getHostAddress() + " is " + special.label()
                                + ", which probes may not visit from here; give the origin's own address, or have an"
                                + " administrator allow local addresses");
    }
}
