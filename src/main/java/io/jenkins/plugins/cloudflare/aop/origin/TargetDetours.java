package io.jenkins.plugins.cloudflare.aop.origin;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was seen on the ways around one target, in the order of time.
 *
 * @param frontDoor the visits without a certificate at the front door that were made in between
 * @param offered the issuers that are accepted under other names than the target's
 * @param http3 one for each UDP port that was looked at; empty when HTTP/3 was not asked for
 */
public record TargetDetours(
        Target target,
        List<DetourVisit> visits,
        List<Visit> frontDoor,
        List<OfferedIssuers> offered,
        List<Http3Look> http3)
        implements Serializable {
    public TargetDetours {
        visits = List.copyOf(visits);
        frontDoor = List.copyOf(frontDoor);
        offered = List.copyOf(offered);
        http3 = List.copyOf(http3);
    }

    public TargetDetours(Target target, List<DetourVisit> visits) {
        this(target, visits, List.of(), List.of(), List.of());
    }

    /** The same with what was seen of HTTP/3. */
    public TargetDetours with(List<Http3Look> looks) {
        return new TargetDetours(target, visits, frontDoor, offered, looks);
    }

    /**
     * The issuers that a server says it accepts when another name stands in SNI.
     *
     * @param serverName in SNI, null for none
     * @param issuers their distinguished names (DER)
     */
    public record OfferedIssuers(String serverName, List<byte[]> issuers) implements Serializable {
        public OfferedIssuers {
            issuers = List.copyOf(issuers);
        }
    }

    /**
     * What was seen of HTTP/3 on one UDP port of a target.
     *
     * @param visits under the target's own name, the first without a certificate; only that one where there is no handshake in
     *     QUIC, and none where it was known that nothing answers. Otherwise the last is a control, made after all others, of
     *     somebody who came before: with the configured certificate, or without one where none is configured
     * @param otherNames without a certificate, by what stood in SNI
     * @param byPage what is judged by its page alone: what came of other Hosts, and of the redirects among all these answers
     */
    public record Http3Look(int port, List<Visit> visits, Map<String, Visit> otherNames, List<DetourVisit> byPage)
            implements Serializable {
        public Http3Look {
            visits = List.copyOf(visits);
            byPage = List.copyOf(byPage);
            otherNames = Collections.unmodifiableMap(new LinkedHashMap<>(otherNames));
        }

        /** Without a redirect that was followed. */
        public Http3Look(int port, List<Visit> visits, Map<String, Visit> otherNames) {
            this(port, visits, otherNames, List.of());
        }

        /** Whether nothing answered in QUIC. */
        public boolean silent() {
            return visits.isEmpty() || silent(visits.get(0));
        }

        /** Whether nothing answered in QUIC to a visit that could be made. */
        public static boolean silent(Visit visit) {
            return visit.phase() == Phase.CONNECT && visit.ending() != Ending.OWN_FAULT;
        }

        /** The control that did not get what it got before, null when all is well; then refusals show nothing. */
        public Visit failedControl() {
            if (visits.size() < 2) {
                return null;
            }
            Visit last = visits.get(visits.size() - 1);
            Visit before = visits.stream()
                    .filter(visit -> visit.visitor() == last.visitor())
                    .findFirst()
                    .orElse(last);
            boolean same = before.phase() == last.phase()
                    && before.ending() == last.ending()
                    && before.status() == last.status();
            return same ? null : last;
        }
    }
}
