package io.jenkins.plugins.cloudflare.aop.origin.judge;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit;
import io.jenkins.plugins.cloudflare.aop.origin.ErrorPage;
import io.jenkins.plugins.cloudflare.aop.origin.HttpAnswer;
import io.jenkins.plugins.cloudflare.aop.origin.Round;
import io.jenkins.plugins.cloudflare.aop.origin.TargetDetours;
import io.jenkins.plugins.cloudflare.aop.origin.TargetProof;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.MadeUpRounds;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as served on a way around. */
class DetourJudgeTest {
    private static final String WAY = "with no SNI";

    private static TargetProof proof(HttpAnswer ours) {
        MadeUpRounds story = MadeUpRounds.of("400", "400", String.valueOf(ours.status()));
        List<Round> rounds = new ArrayList<>();
        for (Round round : story.proof().rounds()) {
            rounds.add(new Round(round.visits().stream()
                    .map(visit -> visit.visitor() == Visitor.CONFIGURED ? answering(visit, ours) : visit)
                    .toList()));
        }
        return new TargetProof(MadeUpRounds.TARGET, true, rounds);
    }

    private static Visit answering(Visit visit, HttpAnswer answer) {
        return new Visit(
                visit.visitor(),
                visit.version(),
                visit.phase(),
                visit.ending(),
                visit.alert(),
                visit.detail(),
                visit.asked(),
                visit.certificateSent(),
                answer,
                visit.protocol(),
                visit.serverChain(),
                visit.remote(),
                visit.millis());
    }

    private static HttpAnswer answer(int status, String location) {
        return new HttpAnswer(status, "", null, location == null ? "" : location);
    }

    private static List<DetourFinding> judge(HttpAnswer ours, Detour detour, HttpAnswer seen) {
        DetourVisit visit = new DetourVisit(detour, WAY, seen, false, "HTTP " + seen.status());
        return DetourJudge.judge(proof(ours), new TargetDetours(MadeUpRounds.TARGET, List.of(visit)));
    }

    @ParameterizedTest(name = "us {0} {1}, {2}: {3} {4} is served: {5}")
    @CsvSource({
        "200, , OTHER_NAME, 200, , true",
        "200, , OTHER_NAME, 204, , true",
        "404, , OTHER_NAME, 204, , true",
        "200, , OTHER_NAME, 400, , false",
        "200, , OTHER_NAME, 421, , false",
        "200, , OTHER_NAME, 404, , false",
        "404, , OTHER_NAME, 404, , true",
        "401, , OTHER_NAME, 401, , true",
        "502, , RESUMPTION, 502, , true",
        "200, , OTHER_NAME, 502, , false",
        "302, /login, OTHER_NAME, 302, /login, true",
        "302, https://a.test/login?once=1, OTHER_NAME, 302, /login?once=2, true",
        "302, /login, OTHER_NAME, 302, https://b.test/, false",
        "200, , OTHER_NAME, 302, /login, false",
        "200, , PLAIN_HTTP, 200, , true",
        "200, , PLAIN_HTTP, 301, https://a.test/, false",
        "301, https://a.test/, PLAIN_HTTP, 301, https://a.test/, false",
        "301, HTTPS://a.test/en, PLAIN_HTTP, 308, HTTPS://a.test/, false",
        "302, http://a.test/login, PLAIN_HTTP, 302, /login, true",
        "200, , OTHER_PROTOCOL, 200, , true",
    })
    void servedIsASuccessOrWhatWeGet(
            int ours, String oursLeadsTo, Detour detour, int status, String leadsTo, boolean served) {
        List<DetourFinding> found = judge(answer(ours, oursLeadsTo), detour, answer(status, leadsTo));
        assertThat(found.toString(), !found.isEmpty(), is(served));
        found.forEach(finding -> assertThat(finding.detour(), is(detour)));
    }

    @Test
    void aRefusalPageIsNoServiceWhateverItsStatus() {
        HttpAnswer refusal = new HttpAnswer(403, "", ErrorPage.NO_CERTIFICATE, "");
        assertThat(judge(answer(403, ""), Detour.OTHER_NAME, refusal), is(List.of()));
    }

    @Test
    void withoutACertificateOfOursOnlySuccessCounts() {
        TargetProof none = MadeUpRounds.of("400", "400", "200").withoutOurs().proof();
        DetourVisit missing = new DetourVisit(Detour.OTHER_NAME, WAY, answer(404, ""), false, "HTTP 404");
        DetourVisit served = new DetourVisit(Detour.OTHER_NAME, WAY, answer(200, ""), false, "HTTP 200");
        assertThat(DetourJudge.judge(none, new TargetDetours(MadeUpRounds.TARGET, List.of(missing))), is(List.of()));
        assertThat(
                DetourJudge.judge(none, new TargetDetours(MadeUpRounds.TARGET, List.of(missing, served)))
                        .size(),
                is(1));
    }

    @Test
    void oneFindingForEachKindCountsItsWays() {
        DetourVisit visit = new DetourVisit(Detour.OTHER_NAME, WAY, answer(200, ""), false, "HTTP 200");
        List<DetourFinding> found = DetourJudge.judge(
                proof(answer(200, "")), new TargetDetours(MadeUpRounds.TARGET, List.of(visit, visit, visit)));
        assertThat(found.size(), is(1));
        assertThat(
                found.toString(),
                found.get(0).sentence().contains("(HTTP 200) with no SNI, and in 2 more ways; "),
                is(true));
    }

    @Test
    void whatCouldNotBeDecidedIsNoPass() {
        DetourVisit doubtful = new DetourVisit(Detour.OTHER_NAME, WAY, null, true, "no answer in time");
        DetourVisit clear = new DetourVisit(Detour.OTHER_NAME, WAY, answer(421, ""), false, "HTTP 421");
        List<DetourFinding> found = DetourJudge.judge(
                proof(answer(200, "")), new TargetDetours(MadeUpRounds.TARGET, List.of(clear, doubtful)));
        assertThat(found, hasSize(1));
        assertThat(found.get(0).undecided(), is(true));
        assertThat(
                found.get(0).sentence(),
                is(
                        "OTHER_NAME: undecided whether a visitor without a certificate is served with no SNI (no answer in time); give it more waitSeconds, visit from another"
                                + " agent, or leave it out with detours: '-OTHER_NAME'."));
    }

    @Test
    void whatIsServedIsNotCalledUndecided() {
        DetourVisit doubtful = new DetourVisit(Detour.OTHER_NAME, WAY, null, true, "no answer in time");
        DetourVisit served = new DetourVisit(Detour.OTHER_NAME, WAY, answer(200, ""), false, "HTTP 200");
        List<DetourFinding> found = DetourJudge.judge(
                proof(answer(200, "")), new TargetDetours(MadeUpRounds.TARGET, List.of(doubtful, served)));
        assertThat(found, hasSize(1));
        assertThat(found.get(0).undecided(), is(false));
    }

    /** Where another site may rightly answer, the page decides. */
    @ParameterizedTest(name = "{0} {1} is served: {2}")
    @CsvSource({"200, the site, true", "403, the site, true", "200, another site, false", "302, the site, false"})
    void thePageDecidesWhereAnotherSiteMayAnswer(int status, String body, boolean served) {
        DetourVisit visit = DetourVisit.answered(
                Detour.OTHER_PORT, "on port 8443", page(status, body), DetourVisit.Standard.SAME_PAGE);
        List<DetourFinding> found =
                DetourJudge.judge(proof(page(200, "the site")), new TargetDetours(MadeUpRounds.TARGET, List.of(visit)));
        assertThat(found.toString(), !found.isEmpty(), is(served));
    }

    private static HttpAnswer page(int status, String body) {
        return HttpAnswer.of(status, Map.of(), body.getBytes(StandardCharsets.UTF_8), null);
    }
}
