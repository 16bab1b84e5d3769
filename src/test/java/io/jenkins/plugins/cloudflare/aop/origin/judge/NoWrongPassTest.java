package io.jenkins.plugins.cloudflare.aop.origin.judge;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.Round;
import io.jenkins.plugins.cloudflare.aop.origin.TargetProof;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.MadeUpRounds;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever happens at whatever visit: a pass is only given for what was shown, here said again in other words. */
class NoWrongPassTest {
    private static final List<String> EVENTS = List.of(
            "200",
            "204",
            "301",
            "302",
            "400",
            "401",
            "403",
            "404",
            "408",
            "421",
            "425",
            "429",
            "495",
            "500",
            "502",
            "503",
            "alert unknown_ca",
            "alert certificate_required",
            "close",
            "reset",
            "time-out",
            "not http",
            "own fault",
            "no connection",
            "plain text",
            "other version",
            "early close",
            "early reset",
            "early time-out",
            "early alert handshake_failure",
            "early alert protocol_version",
            "early alert unrecognized_name",
            "unasked 200",
            "unasked 403",
            "unasked close",
            "unasked alert unknown_ca",
            "late 200",
            "late 403",
            "late alert unknown_ca",
            "again 403",
            "again 200",
            "unsent 200",
            "unsent 403",
            "unsent alert unknown_ca");
    private static final List<String> REFUSALS = List.of("400", "403", "404", "alert unknown_ca", "close");
    private static final List<String> SERVICES = List.of("200", "404", "301", "502", "401", "403");

    private final Random random = new Random(7);

    @Test
    void noStoryWithAServedStrangerOrAnUnprovenRefusalPasses() {
        int passed = 0;
        for (int i = 0; i < 30_000; i++) {
            MadeUpRounds story =
                    MadeUpRounds.of(any(REFUSALS), any(REFUSALS), any(SERVICES)).rounds(3 + random.nextInt(3));
            if (i % 5 == 0) {
                story.withoutOurs();
            }
            for (int events = random.nextInt(3); events > 0; events--) {
                TlsVersion version = TlsVersion.values()[random.nextInt(2)];
                story.but(1 + random.nextInt(5), version, 1 + random.nextInt(7), any(EVENTS));
            }
            OriginVerdict found = story.judged();
            if (found.verdict().compareTo(Verdict.REFUSED_UNCONFIRMED) >= 0) {
                passed++;
                assertShown(story.proof(), found);
            }
        }
        assertTrue(passed > 3000 && passed < 20_000, "passed " + passed);
    }

    private static void assertShown(TargetProof proof, OriginVerdict found) {
        List<Round> rounds = proof.rounds();
        for (Round round : rounds) {
            for (Visit visit : round.visits()) {
                boolean success = visit.status() >= 200 && visit.status() < 300;
                assertTrue(!success || visit.visitor() == Visitor.OURS && visit.certificateSent(), found::toString);
            }
        }
        for (Round round : rounds.subList(rounds.size() - 3, rounds.size())) {
            for (TlsVersion version : TlsVersion.values()) {
                List<Visit> visits = round.on(version);
                assertTrue(visits.size() == (proof.oursGiven() ? 7 : 5), found::toString);
                visits.forEach(visit -> assertShown(visit, visits, found));
                Visit last = visits.get(visits.size() - 1);
                assertTrue(last.visitor() == Visitor.OURS || !proof.oursGiven(), found::toString);
            }
        }
    }

    private static void assertShown(Visit visit, List<Visit> visits, OriginVerdict found) {
        assertTrue(visit.asked().inHandshake(), found::toString);
        if (visit.visitor() == Visitor.OURS) {
            assertTrue(visit.certificateSent() && !visit.asked().late(), found::toString);
            assertTrue(visit.status() >= 200 && !List.of(400, 495, 496).contains(visit.status()), found::toString);
            return;
        }
        boolean ended = List.of(Ending.ALERT, Ending.CLOSED, Ending.RESET).contains(visit.ending());
        boolean clientError =
                visit.status() / 100 == 4 && !List.of(408, 425, 429).contains(visit.status());
        assertTrue(ended || clientError, found::toString);
        assertTrue(visit.visitor() == Visitor.NOBODY || visit.certificateSent(), found::toString);
        assertTrue(
                ended || visits.stream().noneMatch(us -> us.visitor() == Visitor.OURS && us.status() == visit.status()),
                found::toString);
    }

    private String any(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
