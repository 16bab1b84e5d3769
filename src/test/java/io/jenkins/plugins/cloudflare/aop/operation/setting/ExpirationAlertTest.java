package io.jenkins.plugins.cloudflare.aop.operation.setting;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.emulator.Fault;
import io.jenkins.plugins.cloudflare.aop.emulator.LoggedRequest;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationRun;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.EmulatedBuild;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.SpecOf;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpirationAlertTest {
    private static final String HOOK = "b115d5ec-15c6-41ee-8b76-92c449b5227b";

    @TempDir
    Path directory;

    private EmulatedBuild work;

    @BeforeEach
    void open() throws Exception {
        work = new EmulatedBuild(directory);
    }

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void aPolicyIsCreatedOnce() throws Exception {
        AlertResult first = work.expirationAlert("zone", "example.com", "emails", "ops@example.com", "webhooks", HOOK);
        assertThat(first.isCreated(), is(true));
        AlertResult second = work.expirationAlert("zone", "example.com", "emails", "OPS@example.com");
        assertThat(second.isCreated(), is(false));
        assertThat(second.getId(), is(first.getId()));
        assertThat(posts(), hasSize(1));
        OperationEntry entry = work.recorder.last();
        assertThat(entry.phases().get(0).text(), containsString(first.getId()));
    }

    @Test
    void aLostAnswerIsNotRepeated() throws Exception {
        work.emulator.failNext(
                Fault.on("POST", "/alerting/v3/policies").dropped().afterApplying());
        work.expirationAlert("zone", "example.com", "emails", "ops@example.com");
        assertThat(posts(), hasSize(1));
    }

    @Test
    void twoBuildsCreateOne() throws Exception {
        ExpirationAlertSpec spec =
                SpecOf.of(ExpirationAlertSpec.class, "zone", "example.com", "emails", "ops@example.com");
        OperationRun<AlertResult> one = ExpirationAlert.run(spec, work.context(), work.clock.instant());
        OperationRun<AlertResult> two = ExpirationAlert.run(spec, work.context(), work.clock.instant());
        one.advance();
        assertThat(work.drive(two).isCreated(), is(false));
        assertThat(work.drive(one).isCreated(), is(true));
    }

    @Test
    void anExistingPolicyIsNotChanged() throws Exception {
        String id = work.expirationAlert("zone", "example.com", "emails", "ops@example.com")
                .getId();
        refused(
                id + ") exists already and does not tell boss@example.com",
                "zone",
                "example.com",
                "emails",
                "ops@example.com, boss@example.com");
        assertThat(posts(), hasSize(1));
    }

    @Test
    void badParametersAreNamed() {
        refused("emails and webhooks are both missing", "zone", "example.com");
        refused("emails has 'ops'", "zone", "example.com", "emails", "ops");
        refused(
                "webhooks has 'https://example.com/hook'",
                "zone",
                "example.com",
                "webhooks",
                "https://example.com/hook");
        refused("account: account id 'mine'", "account", "mine", "emails", "ops@example.com");
        refused("account and zone are both missing", "emails", "ops@example.com");
    }

    private void refused(String why, Object... parameters) {
        OperationException e = assertThrows(OperationException.class, () -> work.expirationAlert(parameters));
        assertThat(e.getMessage(), containsString(why));
    }

    private List<LoggedRequest> posts() {
        return work.writes().stream()
                .filter(request -> request.method().equals("POST"))
                .toList();
    }
}
