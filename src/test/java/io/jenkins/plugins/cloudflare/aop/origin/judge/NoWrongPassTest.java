package io.jenkins.plugins.cloudflare.aop.origin.judge;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

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
        assertThat("passed " + passed, passed > 3000 && passed < 20_000, is(true));
    }

    private static void assertShown(TargetProof proof, OriginVerdict found) {
        List<Round> rounds = proof.rounds();
        for (Round round : rounds) {
            for (Visit visit : round.visits()) {
                boolean success = visit.status() >= 200 && visit.status() < 300;
                assertThat(
                        found.toString(),
                        !success || visit.visitor() == Visitor.CONFIGURED && visit.certificateSent(),
                        is(true));
            }
        }
        for (Round round : rounds.subList(rounds.size() - 3, rounds.size())) {
            for (TlsVersion version : TlsVersion.values()) {
                List<Visit> visits = round.on(version);
                assertThat(found.toString(), visits.size() == (proof.configuredGiven() ? 7 : 5), is(true));
                visits.forEach(visit -> assertShown(visit, visits, found));
                Visit last = visits.get(visits.size() - 1);
                assertThat(
                        found.toString(), last.visitor() == Visitor.CONFIGURED || !proof.configuredGiven(), is(true));
            }
        }
    }

    private static void assertShown(Visit visit, List<Visit> visits, OriginVerdict found) {
        assertThat(found.toString(), visit.asked().inHandshake(), is(true));
        if (visit.visitor() == Visitor.CONFIGURED) {
            assertThat(
                    found.toString(), visit.certificateSent() && !visit.asked().late(), is(true));
            assertThat(
                    found.toString(),
                    visit.status() >= 200 && !List.of(400, 495, 496).contains(visit.status()),
                    is(true));
            return;
        }
        boolean ended = List.of(Ending.ALERT, Ending.CLOSED, Ending.RESET).contains(visit.ending());
        boolean clientError =
                visit.status() / 100 == 4 && !List.of(408, 425, 429).contains(visit.status());
        assertThat(found.toString(), ended || clientError, is(true));
        assertThat(found.toString(), visit.visitor() == Visitor.ANONYMOUS || visit.certificateSent(), is(true));
        assertThat(
                found.toString(),
                ended
                        || visits.stream()
                                .noneMatch(us -> us.visitor() == Visitor.CONFIGURED && us.status() == visit.status()),
                is(true));
    }

    private String any(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
