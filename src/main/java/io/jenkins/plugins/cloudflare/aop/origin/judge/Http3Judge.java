package io.jenkins.plugins.cloudflare.aop.origin.judge;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit.Standard;
import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.Phase;
import io.jenkins.plugins.cloudflare.aop.origin.TargetDetours;
import io.jenkins.plugins.cloudflare.aop.origin.TargetDetours.Http3Look;
import io.jenkins.plugins.cloudflare.aop.origin.TargetProof;
import io.jenkins.plugins.cloudflare.aop.origin.TlsAlert;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import io.jenkins.plugins.cloudflare.aop.origin.judge.Http3Verdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Says whether a target that enforces over TCP does so over HTTP/3. Pure. Where nothing speaks HTTP/3 there is no finding;
 * where something does, a visitor who was neither served nor refused spoils the proof as well as one who was served.
 */
public final class Http3Judge {
    private static final String SILENT = "no QUIC answer from here";
    private static final String OTHER_PROTOCOL = "QUIC, but no HTTP/3";
    /** QUIC has no TLS before 1.3 (RFC 9001, section 4.2); Go's library says so by internal_error. */
    private static final String EARLIER_TLS = "QUIC, but no TLS 1.3";

    /** Where what happened to a visitor is put, once it is known. */
    private static final String PLACE = "\0";

    /** Not found, and misdirected: as a Caddy answers everybody that was told of certificates in a reload. */
    private static final Set<Integer> ELSEWHERE = Set.of(404, 421);

    private final TargetProof proof;
    private final Http3Look look;
    private final Predicate<DetourVisit> served;
    private final List<String> ways = new ArrayList<>();
    private final List<String> open = new ArrayList<>();

    private Http3Judge(TargetProof proof, Http3Look look, Predicate<DetourVisit> served) {
        this.proof = proof;
        this.look = look;
        this.served = served;
    }

    /** One verdict for each port that was looked at. */
    public static List<Http3Verdict> judge(TargetProof proof, TargetDetours detours) {
        Predicate<DetourVisit> served = DetourJudge.served(proof);
        return detours.http3().stream()
                .map(look -> new Http3Judge(proof, look, served).verdict())
                .toList();
    }

    private Http3Verdict verdict() {
        if (look.silent()) {
            return notSpoken(SILENT);
        }
        if (everyHelloEndedWith(TlsAlert.NO_APPLICATION_PROTOCOL)) {
            return notSpoken(OTHER_PROTOCOL);
        }
        if (everyHelloEndedWith(TlsAlert.INTERNAL_ERROR) || everyHelloEndedWith(TlsAlert.PROTOCOL_VERSION)) {
            return notSpoken(EARLIER_TLS);
        }
        for (Visit visit : look.visits()) {
            if (visit.visitor() != Visitor.CONFIGURED) {
                sort(visit, visit.visitor().label(), refused(visit));
            }
        }
        if (look.failedControl() != null) {
            Visit failed = look.failedControl();
            open.add(failed.visitor().label() + PLACE + ", as it did not get again what it got before ("
                    + failed.label() + ")");
        }
        look.otherNames().forEach((name, visit) -> {
            String who = visit.visitor().label() + " under " + name;
            sort(visit, who, refusedUnderOtherName(visit));
        });
        look.byPage().forEach(visit -> sort(visit.way(), visit.ended(), served.test(visit), !visit.doubtful()));
        if (!ways.isEmpty()) {
            return spoken(Outcome.SERVED, DetourFinding.of(Detour.HTTP3, first(ways, " is served") + where()));
        }
        return open.isEmpty()
                ? spoken(Outcome.REFUSED, null)
                : spoken(Outcome.UNDECIDED, undecided(first(open, " is neither served nor refused")));
    }

    /** Under each name, and to the configured certificate as well: nobody can be served there. */
    private boolean everyHelloEndedWith(TlsAlert alert) {
        return Stream.concat(look.visits().stream(), look.otherNames().values().stream())
                .allMatch(visit -> visit.endedWith(alert) && visit.phase() == Phase.HELLO);
    }

    private Http3Verdict notSpoken(String what) {
        return new Http3Verdict(label(), Outcome.NOT_SPOKEN, what, "", "", null);
    }

    private Http3Verdict spoken(Outcome outcome, DetourFinding finding) {
        return new Http3Verdict(
                label(), outcome, label(Visitor.ANONYMOUS), label(Visitor.FORGED), label(Visitor.CONFIGURED), finding);
    }

    private String label() {
        return look.port() == proof.target().port() ? "HTTP/3" : "HTTP/3 on " + look.port();
    }

    private String label(Visitor visitor) {
        return look.visits().stream()
                .filter(visit -> visit.visitor() == visitor)
                .findFirst()
                .map(Visit::label)
                .orElse("");
    }

    private DetourFinding undecided(String what) {
        return new DetourFinding(
                Detour.HTTP3,
                true,
                Detour.HTTP3 + ": undecided: " + what + where()
                        + "; visit from another agent, or leave it out with detours: '-HTTP3'; otherwise "
                        + Detour.HTTP3.cure() + ".");
    }

    private void sort(Visit visit, String who, boolean refused) {
        sort(who, visit.label(), isServed(visit), refused);
    }

    private void sort(String who, String ended, boolean in, boolean refused) {
        if (in) {
            ways.add(who + PLACE + " (" + ended + ")");
        } else if (!refused) {
            open.add(who + PLACE + " (" + ended + ")");
        }
    }

    /** The first with what happened to it, and how many more there are. */
    private static String first(List<String> found, String happened) {
        int more = found.size() - 1;
        return found.get(0).replace(PLACE, happened)
                + (more == 0 ? "" : ", and so in " + more + (more == 1 ? " more visit," : " more visits,"));
    }

    private String where() {
        return " over HTTP/3 on UDP port " + look.port();
    }

    /** A status that refuses a client, or the end of a handshake in which a certificate was asked for. */
    private boolean refused(Visit visit) {
        boolean withheld = visit.visitor() != Visitor.ANONYMOUS && !visit.certificateSent();
        if (visit.asked().inHandshake() && withheld) {
            // The server accepts other kinds of keys, so it has not seen this visitor.
            return false;
        }
        if (visit.answer() != null) {
            return refusing(visit);
        }
        if (visit.ending() == Ending.ALERT && visit.phase() == Phase.HELLO) {
            return visit.endedWith(TlsAlert.UNRECOGNIZED_NAME) || visit.endedWith(TlsAlert.NO_APPLICATION_PROTOCOL);
        }
        boolean hungUp = visit.ending() == Ending.CLOSED || visit.ending() == Ending.RESET;
        return visit.asked().inHandshake() && (visit.ending() == Ending.ALERT || hungUp && configuredGotThrough());
    }

    private boolean isServed(Visit visit) {
        return served.test(DetourVisit.of(Detour.HTTP3, "", visit, Standard.ANY_SUCCESS, false));
    }

    /** What the configured certificate gets as well is meant for everybody, unless it says that nothing is here. */
    private boolean refusing(Visit visit) {
        int status = visit.status();
        boolean marked = visit.answer().mark() != null && visit.answer().mark().refusal();
        // A redirect serves nothing by itself; what it leads to here was visited apart.
        if (marked || ELSEWHERE.contains(status) || visit.answer().redirects()) {
            return true;
        }
        List<Visit> configured = look.visits().stream()
                .filter(one -> one.visitor() == Visitor.CONFIGURED)
                .toList();
        return configured.isEmpty()
                ? RefusalStatus.ofCertificate(status) || RefusalStatus.forbidden(status)
                : RefusalStatus.clientError(status) && configured.stream().anyMatch(this::isServed);
    }

    /** A server that does not know a name may say so in any way that ends the handshake. */
    private static boolean refusedUnderOtherName(Visit visit) {
        return visit.answer() != null
                ? !DetourVisit.busy(visit.status()) && !RefusalStatus.passing(visit.status())
                : visit.ending() == Ending.ALERT || visit.ending() == Ending.CLOSED || visit.ending() == Ending.RESET;
    }

    /** A connection that breaks shows a refusal only where another does not. */
    private boolean configuredGotThrough() {
        return look.visits().stream()
                .anyMatch(visit -> visit.visitor() == Visitor.CONFIGURED && visit.answer() != null);
    }
}
