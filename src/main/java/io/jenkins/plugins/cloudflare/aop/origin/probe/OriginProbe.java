package io.jenkins.plugins.cloudflare.aop.origin.probe;

import io.jenkins.plugins.cloudflare.aop.origin.AddressPolicy;
import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.Phase;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.TargetSurvey;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import io.jenkins.plugins.cloudflare.aop.origin.judge.DetourJudge;
import io.jenkins.plugins.cloudflare.aop.origin.judge.OriginJudge;
import io.jenkins.plugins.cloudflare.aop.origin.visit.AddressExpansion;
import io.jenkins.plugins.cloudflare.aop.origin.visit.AddressResolver;
import io.jenkins.plugins.cloudflare.aop.origin.visit.SingleVisit;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitRequest;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Visits origins. First a survey as nobody, which tells what certificates an origin wants; then, when impostors have
 * been made to match, the proof; and for those that stood it a look for detours. All only report what they saw;
 * {@link OriginJudge} and {@link DetourJudge} say what it means.
 *
 * <p>The calling thread waits; an interrupt ends all visits within a second.
 */
public final class OriginProbe {
    private OriginProbe() {}

    /**
     * Visits each target without a certificate, once on each TLS version; one whose address is a name is visited, and
     * reported, at each address that the name has here.
     *
     * @throws InterruptedException when the thread was interrupted; whatever was seen is lost then
     */
    public static SurveyReport survey(SurveyRequest request, Progress progress) throws InterruptedException {
        AddressResolver addresses = new AddressResolver(request.policy());
        return new SurveyReport(PerAddressExecutor.run(
                new AddressExpansion().of(request.targets()),
                Target::address,
                request.limits(),
                progress,
                target -> survey(target, addresses, request.limits())));
    }

    /** As {@link #survey(SurveyRequest, Progress)}, in silence. */
    public static SurveyReport survey(SurveyRequest request) throws InterruptedException {
        return survey(request, Progress.SILENT);
    }

    /**
     * Visits each target as nobody, as both impostors and as ourselves, on each TLS version, until three rounds say the
     * same or one has shown that the target is not protected.
     *
     * @throws InterruptedException when the thread was interrupted; whatever was seen is lost then
     */
    public static ProofReport prove(ProofRequest request, Progress progress) throws InterruptedException {
        AddressResolver addresses = new AddressResolver(request.policy());
        return new ProofReport(PerAddressExecutor.run(
                request.candidates(),
                candidate -> candidate.target().address(),
                request.limits(),
                progress,
                candidate -> new ProofRounds(candidate, addresses.of(candidate.target()), request.limits()).run()));
    }

    /** As {@link #prove(ProofRequest, Progress)}, in silence. */
    public static ProofReport prove(ProofRequest request) throws InterruptedException {
        return prove(request, Progress.SILENT);
    }

    /**
     * Visits each target without a certificate in every way around its front door that is asked for.
     *
     * @throws InterruptedException when the thread was interrupted; whatever was seen is lost then
     */
    public static DetourReport detours(DetourRequest request, Progress progress) throws InterruptedException {
        AddressResolver addresses = new AddressResolver(request.policy());
        PlainHttpProbe ports = new PlainHttpProbe(request.plainPort(), request.limits());
        return new DetourReport(PerAddressExecutor.run(
                request.searches(),
                search -> search.target().address(),
                request.limits(),
                progress,
                search -> new DetourProbe(search, addresses.of(search.target()), ports, request.limits()).run()));
    }

    /**
     * Visits each target once as nobody and once as each identity that is given, on each TLS version. These are the
     * visits of a proof without its repetitions, so they prove nothing; they show what visits cost, at any address.
     *
     * @return the visits of each candidate, in the order of the candidates
     * @throws InterruptedException when the thread was interrupted; whatever was seen is lost then
     */
    public static List<List<Visit>> visitOnce(List<ProofCandidate> candidates, ProbeLimits limits)
            throws InterruptedException {
        AddressResolver addresses = new AddressResolver(AddressPolicy.ALL);
        return PerAddressExecutor.run(
                candidates,
                candidate -> candidate.target().address(),
                limits,
                Progress.SILENT,
                candidate -> new ProofRounds(candidate, addresses.of(candidate.target()), limits).once());
    }

    private static TargetSurvey survey(Target target, AddressResolver addresses, ProbeLimits limits)
            throws InterruptedIOException {
        List<Visit> visits = new ArrayList<>();
        TlsVersion chosen = null;
        boolean older = false;
        for (TlsVersion version : TlsVersion.values()) {
            VisitRequest approach =
                    VisitRequest.of(target, addresses.of(target), Visitor.NOBODY, null, version, limits);
            Visit visit = SingleVisit.make(approach);
            visits.add(visit);
            if (visit.phase() == Phase.CONNECT) {
                break;
            }
            if (older && visit.phase() == Phase.HELLO && visit.ending() != Ending.ALERT) {
                chosen = SingleVisit.chosenOfBoth(approach);
            }
            older = visit.phase().compareTo(Phase.HANDSHAKE) >= 0;
        }
        return new TargetSurvey(target, visits, chosen);
    }
}
