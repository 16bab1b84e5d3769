package io.jenkins.plugins.cloudflare.aop.operation.rotate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.emulator.Fault;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationRun;
import io.jenkins.plugins.cloudflare.aop.operation.journal.RotationState;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a rotation does when Cloudflare answers half, or somebody else changes a hostname meanwhile. */
class RotationPartialAnswersTest extends RotationFixture {
    private static final String HOSTNAMES = "/origin_tls_client_auth/hostnames";

    @Test
    void aRefusedChangeIsNoHalfMove() throws Exception {
        work.emulator.failNext(Fault.on("PUT", HOSTNAMES).error(400, 1415, "Certificate ID in request is invalid"));
        OperationException e = fails(with());
        assertThat(e.getMessage(), allOf(containsString("1415"), containsString("rolled back")));
        assertThat(pointers(), is(all(old)));
    }

    @Test
    void anAnswerThatLacksAHostnameIsTakenBack() throws Exception {
        work.emulator.failNext(Fault.on("PUT", HOSTNAMES)
                .answer(202, "application/json", "{\"success\":true,\"errors\":[],\"messages\":[],\"result\":[]}")
                .afterApplying());
        OperationException e = fails(with());
        assertThat(e.getMessage(), containsString("did not report"));
        assertThat(pointers(), is(all(old)));
    }

    @Test
    void somebodyElsesChangeIsReportedAndLeft() throws Exception {
        String third = work.uploaded("third", CA);
        work.nextBuild();
        OperationRun<RotationResult> run = work.rotation(with());
        driveTo(RotationState.Stage.SWITCHING, run);
        run.advance();
        change("api.example.com", third, true);
        OperationException e =
                org.junit.jupiter.api.Assertions.assertThrows(OperationException.class, () -> work.drive(run));
        assertThat(
                e.getMessage(),
                allOf(
                        containsString("api.example.com was pointed to certificate " + third + " by somebody else"),
                        containsString("www.example.com was rolled back to certificate " + old),
                        containsString("changed api.example.com meanwhile, which was left so")));
        assertThat(pointers(), is(Map.of("www.example.com", old, "api.example.com", third)));
    }

    @Test
    void aHostnameThatSomebodyRemovesIsReportedAndLeft() throws Exception {
        OperationRun<RotationResult> run = work.rotation(with());
        driveTo(RotationState.Stage.SWITCHING, run);
        run.advance();
        change("api.example.com", old, null);
        OperationException e =
                org.junit.jupiter.api.Assertions.assertThrows(OperationException.class, () -> work.drive(run));
        assertThat(e.getMessage(), containsString("api.example.com was removed by somebody else"));
        assertThat(pointers(), is(Map.of("www.example.com", old)));
    }

    @Test
    void aChangeDuringThePreparationIsNoticed() throws Exception {
        OperationRun<RotationResult> run = work.rotation(with());
        run.advance();
        change("shop.example.com", old, true);
        OperationException e =
                org.junit.jupiter.api.Assertions.assertThrows(OperationException.class, () -> work.drive(run));
        assertThat(e.getMessage(), containsString("somebody else changed which hostnames use certificate " + old));
    }
}
