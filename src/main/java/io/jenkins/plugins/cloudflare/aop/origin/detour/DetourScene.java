package io.jenkins.plugins.cloudflare.aop.origin.detour;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.Identity;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import io.jenkins.plugins.cloudflare.aop.origin.client.Visits;
import io.jenkins.plugins.cloudflare.aop.origin.network.Endpoint;
import io.jenkins.plugins.cloudflare.aop.origin.search.AloneShare;
import io.jenkins.plugins.cloudflare.aop.origin.search.DetourPorts;
import io.jenkins.plugins.cloudflare.aop.origin.search.DetourSearch;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitPace;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitRequest;
import java.io.InterruptedIOException;

/**
 * Around which target ways are sought, and by what means.
 *
 * @param share which of them are tried once more alone
 * @param ports which other ports are looked at
 * @param knocks what is known of them
 * @param pace of all visits to the address
 */
public record DetourScene(
        DetourSearch search,
        AloneShare share,
        Endpoint remote,
        DetourPorts ports,
        PortKnocks knocks,
        ProbeLimits limits,
        VisitPace pace,
        Visits visits) {

    Target target() {
        return search.target();
    }

    boolean open(int port) throws InterruptedIOException {
        if (remote.address() == null) {
            return false;
        }
        pace.enter();
        try {
            return knocks.open(remote.at(port));
        } finally {
            pace.leave();
        }
    }

    /** A port that takes connections and says nothing is not asked again, for any name. */
    void silent(Endpoint endpoint) {
        knocks.silent(endpoint);
    }

    boolean seeks(Detour detour) {
        return search.sought().contains(detour);
    }

    TlsVersion newest() {
        return search.versions().get(search.versions().size() - 1);
    }

    /** The front door without a certificate, on a version that it speaks: other names may speak others. */
    VisitRequest frontDoor(TlsVersion version) {
        return request(search.versions().contains(version) ? version : newest());
    }

    /** The front door without a certificate, of which a way is made. */
    VisitRequest request(TlsVersion version) {
        return VisitRequest.of(target(), remote, Visitor.ANONYMOUS, null, version, limits);
    }

    VisitRequest request(TlsVersion version, Identity identity) {
        return VisitRequest.of(target(), remote, identity.visitor(), identity, version, limits);
    }
}
