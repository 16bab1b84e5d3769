package io.jenkins.plugins.cloudflare.aop.operation.verify;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.judge.OriginVerdict;
import io.jenkins.plugins.cloudflare.aop.origin.judge.Verdict;
import io.jenkins.plugins.cloudflare.aop.origin.judge.VersionVerdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was served once is not forgotten. */
class LookHistoryTest {
    private static final Target TARGET = new Target("www.example.test", "192.0.2.1", 443, "/");

    private final LookHistory history = new LookHistory();

    private void look(int served, int visits) {
        VersionVerdict version = new VersionVerdict(
                TlsVersion.TLS_1_3, true, Verdict.ENFORCED, "", true, true, false, "", "", "", visits, served);
        OriginVerdict verdict = new OriginVerdict(TARGET, Verdict.ENFORCED, "", "", List.of(version), List.of(), "");
        history.add(List.of(new OriginFinding(verdict, List.of(), List.of(), null, null)));
    }

    private boolean over() {
        return history.missing().isEmpty();
    }

    @Test
    void whatWasNeverServedIsOverAtOnce() {
        look(0, 60);
        assertThat(over(), is(true));
    }

    @Test
    void aReloadTakesTwoCleanLooks() {
        look(2, 2);
        look(0, 60);
        assertThat(over(), is(false));
        look(0, 60);
        assertThat(over(), is(true));
    }

    /** One in sixty takes 274 visits: ln(0.01) / ln(59/60). */
    @Test
    void whatIsRareTakesManyCleanVisits() {
        look(1, 60);
        for (int clean = 0; clean < 4; clean++) {
            look(0, 60);
            assertThat("after " + clean, over(), is(false));
        }
        look(0, 60);
        assertThat(over(), is(true));
    }

    @Test
    void servedAgainBeginsAnew() {
        look(2, 2);
        look(0, 60);
        look(1, 60);
        look(0, 60);
        look(0, 60);
        assertThat(over(), is(false));
        assertThat(
                history.missing().orElseThrow(),
                containsString(
                        "served a visitor without the right certificate at 3 of 122 visits: several back ends?"));
    }
}
