package io.jenkins.plugins.cloudflare.aop.origin.judge;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.origin.AlertDescription;
import io.jenkins.plugins.cloudflare.aop.origin.CertificateRequest;
import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit.Standard;
import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.HttpAnswer;
import io.jenkins.plugins.cloudflare.aop.origin.Phase;
import io.jenkins.plugins.cloudflare.aop.origin.Round;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.TargetDetours;
import io.jenkins.plugins.cloudflare.aop.origin.TargetProof;
import io.jenkins.plugins.cloudflare.aop.origin.TargetSurvey;
import io.jenkins.plugins.cloudflare.aop.origin.TlsAlert;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Whatever a server does, the gate does not pass when a visitor without the right certificate was answered with the site
 * on a way that was tried. A server is a function from visitor, way and time to an answer.
 */
class NoWrongGreenTest {
    private static final int SERVERS = 100_000;
    private static final long SEED = 20_260_101L;
    private static final Target TARGET = new Target("www.example.test", "192.0.2.1", 443, "/");
    private static final byte[] SITE =
            ("<title>The site</title> Invoices of the current quarter, with the customers whom"
                            + " they were sent to, the day on which each is due and what has been paid so far")
                    .getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OTHER =
            "<title>Another site</title> Welcome to a site of which the first has never heard, with other words in it"
                    .getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NO = "<title>403 Forbidden</title> no entry".getBytes(StandardCharsets.US_ASCII);

    /** Reading a page takes longer than all else here. */
    private static final Map<String, HttpAnswer> PAGES = new HashMap<>();

    private final Random random;

    NoWrongGreenTest() {
        random = new Random(SEED);
    }

    @Test
    void whoeverIsServedAndHasNotTheCertificateFailsTheGate() {
        int passed = 0;
        int entered = 0;
        for (int number = 0; number < SERVERS; number++) {
            long seed = random.nextLong();
            MadeUpServer server = new MadeUpServer(new Random(seed));
            TargetProof proof = proof(server);
            TargetDetours detours = detours(server);
            TargetSurvey survey = new TargetSurvey(TARGET, detours.frontDoor(), null);
            boolean pass = OriginJudge.judge(survey, proof).verdict() == Verdict.ENFORCED
                    && DetourJudge.judge(proof, detours).isEmpty();
            passed += pass ? 1 : 0;
            entered += server.entered ? 1 : 0;
            assertThat("server number " + number + " of seed " + seed, pass && server.entered, is(false));
        }
        assertThat("some servers pass", passed, is(greaterThan(SERVERS / 100)));
        assertThat("some are entered", entered, is(greaterThan(SERVERS / 10)));
    }

    private static TargetProof proof(MadeUpServer server) {
        Set<Visitor> present = EnumSet.allOf(Visitor.class);
        present.removeAll(Set.of(Visitor.ANONYMOUS, Visitor.EXPIRED));
        List<Round> rounds = new ArrayList<>();
        for (int number = 0; number < TargetProof.FEWEST; number++) {
            List<Visit> visits = new ArrayList<>();
            for (TlsVersion version : TlsVersion.values()) {
                for (Visitor visitor : Round.order(number, present)) {
                    visits.add(server.visit(visitor, version));
                }
            }
            rounds.add(new Round(visits));
        }
        return new TargetProof(TARGET, true, rounds);
    }

    private static TargetDetours detours(MadeUpServer server) {
        List<DetourVisit> visits = new ArrayList<>();
        List<Visit> frontDoor = new ArrayList<>();
        for (Detour detour : Detour.values()) {
            for (Standard standard : List.of(Standard.ANY_SUCCESS, Standard.SAME_PAGE)) {
                visits.add(server.around(detour, standard));
            }
            frontDoor.add(server.visit(Visitor.ANONYMOUS, TlsVersion.TLS_1_3));
        }
        return new TargetDetours(TARGET, visits, frontDoor, List.of());
    }

    /** Some back ends behind one address, each careless in its own way or not at all. */
    private static final class MadeUpServer {
        private final Random random;
        private final List<BackEnd> backEnds = new ArrayList<>();
        private final boolean inTurn;
        private int visits;
        private boolean entered;

        /** Whom a back end serves that it must refuse, by which ways, and how its answers look. */
        private record BackEnd(Set<Visitor> careless, Set<Detour> open, int status, int refusal) {}

        MadeUpServer(Random random) {
            this.random = random;
            inTurn = random.nextBoolean();
            boolean careful = random.nextInt(3) == 0;
            for (int count = 1 + random.nextInt(4); count > 0; count--) {
                Set<Visitor> careless = EnumSet.noneOf(Visitor.class);
                Set<Detour> open = EnumSet.noneOf(Detour.class);
                if (!careful && random.nextInt(3) == 0) {
                    careless.add(any(Visitor.values()));
                }
                if (!careful && random.nextInt(3) == 0) {
                    open.add(any(Detour.values()));
                }
                int[] served = {200, 200, 201, 400, 403, 404, 500, 503};
                int[] refused = {400, 401, 403, 421, 495, 496, -1, -2};
                backEnds.add(new BackEnd(
                        careless,
                        open,
                        served[random.nextInt(served.length)],
                        refused[random.nextInt(refused.length)]));
            }
        }

        private <T> T any(T[] values) {
            return values[random.nextInt(values.length)];
        }

        private BackEnd next() {
            visits++;
            return backEnds.get(inTurn ? visits % backEnds.size() : random.nextInt(backEnds.size()));
        }

        Visit visit(Visitor visitor, TlsVersion version) {
            BackEnd backEnd = next();
            if (visitor == Visitor.CONFIGURED) {
                return told(visitor, version, page(200, SITE), Ending.ANSWERED);
            }
            if (backEnd.careless().contains(visitor)) {
                entered = true;
                return told(visitor, version, page(backEnd.status(), SITE), Ending.ANSWERED);
            }
            return backEnd.refusal() > 0
                    ? told(visitor, version, page(backEnd.refusal(), NO), Ending.ANSWERED)
                    : told(visitor, version, null, backEnd.refusal() == -1 ? Ending.ALERT : Ending.CLOSED);
        }

        DetourVisit around(Detour detour, Standard standard) {
            BackEnd backEnd = next();
            HttpAnswer answer;
            if (backEnd.open().contains(detour)) {
                entered = true;
                answer = page(backEnd.status(), SITE);
            } else if (standard == Standard.SAME_PAGE && random.nextBoolean()) {
                answer = page(200, OTHER);
            } else {
                answer = page(421, NO);
            }
            return DetourVisit.answered(detour, "on a way", answer, standard);
        }

        private static HttpAnswer page(int status, byte[] body) {
            return PAGES.computeIfAbsent(status + " " + body.length, any -> HttpAnswer.of(status, Map.of(), body));
        }

        private static Visit told(Visitor visitor, TlsVersion version, HttpAnswer answer, Ending ending) {
            return new Visit(
                    visitor,
                    version,
                    answer != null ? Phase.ANSWERED : Phase.ESTABLISHED,
                    ending,
                    ending == Ending.ALERT ? AlertDescription.of(TlsAlert.CERTIFICATE_REQUIRED) : null,
                    "",
                    new CertificateRequest(true, false, List.of()),
                    visitor != Visitor.ANONYMOUS,
                    answer,
                    "http/1.1",
                    List.of(),
                    "192.0.2.1 port 443",
                    1);
        }
    }
}
