package io.jenkins.plugins.cloudflare.aop.step;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.jenkins.plugins.cloudflare.aop.fixture.EmulatedCloudflare;
import io.jenkins.plugins.cloudflare.aop.fixture.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** Pipelines that wait for one zone ask Cloudflare together, also after the controller started again. */
class WaitersTest {
    private static final int MANY = 40;
    /** So many at once, and then one every two seconds, see RequestBudget; and what the upload itself takes. */
    private static final int AT_ONCE = 8 + 8;

    @RegisterExtension
    final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @RegisterExtension
    final EmulatedCloudflare cloudflare = EmulatedCloudflare.heldBack();

    @Test
    void theirRequestsDoNotGrowWithTheirNumber() throws Throwable {
        sessions.then(jenkins -> {
            Waiters waiters = new Waiters(jenkins, cloudflare);
            Instant begun = Instant.now();
            waiters.start(MANY);
            Eventually.is("all wait", () -> waiters.waiting() == MANY);
            requireShared(waiters, begun, 0);
        });
        int before = cloudflare.emulator().requests().size();
        Instant again = Instant.now();
        sessions.then(jenkins -> {
            Waiters waiters = new Waiters(jenkins, cloudflare);
            Eventually.is("all wait again", () -> waiters.waiting() == MANY);
            requireShared(waiters, again, before);

            cloudflare.letThrough();
            Eventually.is("all are done", () -> waiters.succeeded() == MANY);
            assertThat(cloudflare.writes(), is(List.of("POST")));
        });
    }

    /** After some more looks: were each waiter to ask by itself, there would be forty for one. */
    private static void requireShared(Waiters waiters, Instant begun, int before) throws Exception {
        int now = waiters.requests();
        Eventually.is("there are more looks", () -> waiters.requests() >= now + 3);
        int asked = waiters.requests() - before;
        long seconds = Duration.between(begun, Instant.now()).toSeconds();
        assertThat(asked, is(lessThanOrEqualTo((int) (AT_ONCE + seconds / 2 + 1))));
    }
}
