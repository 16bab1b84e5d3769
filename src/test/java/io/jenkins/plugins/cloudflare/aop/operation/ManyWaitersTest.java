package io.jenkins.plugins.cloudflare.aop.operation;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.jenkins.plugins.cloudflare.aop.cloudflare.shared.SharedApis;
import io.jenkins.plugins.cloudflare.aop.emulator.Pending;
import io.jenkins.plugins.cloudflare.aop.operation.associate.DisableHostname;
import io.jenkins.plugins.cloudflare.aop.operation.associate.DisableHostnameSpec;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Advance;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationRun;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.EmulatedBuild;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.SpecOf;
import io.jenkins.plugins.cloudflare.aop.operation.prune.PruneCertificates;
import io.jenkins.plugins.cloudflare.aop.operation.prune.PruneCertificatesSpec;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much is asked of Cloudflare while changes take their time, over a clock of the test's. */
class ManyWaitersTest {
    private static final TestPki CA = TestPki.ca("CA");
    /** A zone holds no more than ten certificates. */
    private static final int MANY = 8;

    private static final int SECONDS = 30;

    @TempDir
    Path directory;

    private EmulatedBuild work;
    private SharedApis apis;

    @BeforeEach
    void start() throws Exception {
        work = new EmulatedBuild(directory, Pending.lasting(Duration.ofMinutes(3)));
        apis = new SharedApis(work.clock);
    }

    @AfterEach
    void stop() {
        work.close();
    }

    /** Each second all of them look, however long a pause they were told. */
    private int requestsWhileWaiting(List<? extends OperationRun<?>> runs, String missing) throws Exception {
        for (OperationRun<?> run : runs) {
            while (run.missing() == null || !run.missing().contains(missing)) {
                work.clock.pass(((Advance.Wait<?>) run.advance()).pause());
            }
        }
        int before = work.emulator.requests().size();
        for (int second = 0; second < SECONDS; second++) {
            work.clock.pass(Duration.ofSeconds(1));
            for (OperationRun<?> run : runs) {
                assertThat(run.advance() instanceof Advance.Wait, is(true));
            }
        }
        return work.emulator.requests().size() - before;
    }

    private void ends(List<? extends OperationRun<?>> runs) throws Exception {
        work.clock.pass(Duration.ofMinutes(3));
        for (OperationRun<?> run : runs) {
            while (run.advance() instanceof Advance.Wait<?> wait) {
                work.clock.pass(wait.pause().plusSeconds(1));
            }
        }
    }

    @Test
    void thoseWhoDisableAskTogether() throws Exception {
        work.uploaded("used", CA);
        List<OperationRun<?>> runs = new ArrayList<>();
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < MANY; i++) {
            all.append(" h").append(i).append(".example.com");
        }
        work.enable("hostnames", all.toString());
        for (String hostname : all.toString().strip().split(" ")) {
            runs.add(DisableHostname.run(
                    SpecOf.of(DisableHostnameSpec.class, "hostnames", hostname, "mode", "off"),
                    work.context(apis),
                    work.clock.instant()));
        }
        // See RequestBudget: a few at once, and half a request a second.
        assertThat(requestsWhileWaiting(runs, "to become active"), is(lessThanOrEqualTo(8 + 1 + SECONDS / 2)));
        ends(runs);
        assertThat(
                work.api().associations(work.zone()).stream().allMatch(one -> Boolean.FALSE.equals(one.enabled())),
                is(true));
    }

    @Test
    void aPruneLooksOnceAtAllThatIsOnItsWayOut() throws Exception {
        for (int i = 0; i < MANY; i++) {
            work.uploaded("unused" + i, CA);
        }
        List<OperationRun<?>> runs = List.of(PruneCertificates.run(
                SpecOf.of(
                        PruneCertificatesSpec.class,
                        "zone",
                        "example.com",
                        "dryRun",
                        false,
                        "unusedForDays",
                        0,
                        "waitSeconds",
                        600),
                work.context(apis),
                work.clock.instant()));
        assertThat(requestsWhileWaiting(runs, "the deletion to end"), is(lessThanOrEqualTo(8 + 1 + SECONDS / 2)));
        ends(runs);
        assertThat(work.recorder.last().held().stream().allMatch(one -> "deleted".equals(one.fate())), is(true));
    }
}
