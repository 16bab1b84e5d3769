package io.jenkins.plugins.cloudflare.aop.operation.setting;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.emulator.Fault;
import io.jenkins.plugins.cloudflare.aop.emulator.TokenRule;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.EmulatedBuild;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnableGloballyTest {
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
    void bothValuesAreTold() throws Exception {
        SwitchResult result = work.enableGlobally("zone", "example.com");
        assertThat(result.isBefore(), is(false));
        assertThat(result.isNow(), is(true));
        assertThat(work.recorder.last().warnings(), hasItem(containsString("shared certificate")));
        assertThat(work.enableGlobally("zone", "example.com", "enabled", false).toString(), is("on -> off"));
        assertThat(work.writes(), hasSize(2));
    }

    @Test
    void whatIsSoAlreadyIsNotWritten() throws Exception {
        assertThat(work.enableGlobally("zone", "example.com", "enabled", false).toString(), is("off -> off"));
        assertThat(work.writes(), is(empty()));
    }

    @Test
    void aLostAnswerIsReadBack() throws Exception {
        work.emulator.failNext(
                Fault.on("PATCH", "/settings/tls_client_auth").dropped().afterApplying());
        assertThat(work.enableGlobally("zone", "example.com").toString(), is("off -> on"));
        assertThat(work.writes(), hasSize(1));
    }

    @Test
    void theMissingPermissionIsNamed() {
        work.emulator.registerToken("a-token", TokenRule.WITHOUT_SETTINGS);
        OperationException e = assertThrows(OperationException.class, () -> work.enableGlobally("zone", "example.com"));
        assertThat(e.getMessage(), containsString("Zone Settings"));
    }
}
