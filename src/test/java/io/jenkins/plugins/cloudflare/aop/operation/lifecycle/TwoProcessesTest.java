package io.jenkins.plugins.cloudflare.aop.operation.lifecycle;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.operation.associate.DisableHostname;
import io.jenkins.plugins.cloudflare.aop.operation.associate.DisableHostnameSpec;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationRun;
import io.jenkins.plugins.cloudflare.aop.operation.engine.ZoneLocks;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.MemoryRecorder;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.SpecOf;
import io.jenkins.plugins.cloudflare.aop.operation.journal.RotationState;
import io.jenkins.plugins.cloudflare.aop.operation.rotate.RotateCertificate;
import io.jenkins.plugins.cloudflare.aop.operation.rotate.RotateCertificateSpec;
import io.jenkins.plugins.cloudflare.aop.operation.rotate.RotationResult;
import io.jenkins.plugins.cloudflare.aop.operation.setting.AlertResult;
import io.jenkins.plugins.cloudflare.aop.operation.setting.ExpirationAlert;
import io.jenkins.plugins.cloudflare.aop.operation.setting.ExpirationAlertSpec;
import io.jenkins.plugins.cloudflare.aop.operation.upload.UploadCertificate;
import io.jenkins.plugins.cloudflare.aop.operation.upload.UploadResult;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Two processes with one journal. The numbers are those of the list of cases. */
class TwoProcessesTest extends LifeCycleFixture {
    private OperationContext process(String build) {
        OperationContext plain = work.context();
        return new OperationContext(
                plain.apis(),
                plain.credentials(),
                plain.journal(),
                new ZoneLocks(directory.resolve("journal")),
                plain.prober(),
                plain.edge(),
                plain.workspace(),
                new MemoryRecorder(build),
                plain.console(),
                plain.clock(),
                plain.random());
    }

    /** 6. */
    @Test
    void aDisableWaitsForTheRotationOfAnotherProcess() throws Exception {
        OperationRun<RotationResult> rotation = RotateCertificate.run(
                SpecOf.of(RotateCertificateSpec.class, with()), process("runner#1"), work.clock.instant());
        while (work.journal.read(work.zone()).rotations().values().stream()
                .noneMatch(state -> state.stage() == RotationState.Stage.SWITCHING)) {
            advance(rotation);
        }
        OperationRun<?> disable = DisableHostname.run(
                SpecOf.of(DisableHostnameSpec.class, "hostnames", APP, "mode", "off", "force", true),
                process("runner#2"),
                work.clock.instant());
        advance(disable);
        assertThat(disable.missing(), containsString("another process's change of the zone"));
        String target = work.drive(rotation).getCertificateId();
        work.drive(disable);
        assertThat(pointers(), is(new TreeMap<>(Map.of(APP, "off", B, target))));
    }

    /** 20. */
    @Test
    void twoUploadsOfAnIssuedLeafShareOne() throws Exception {
        Object[] issuer = {"zone", "example.com", "issuerCredentialsId", "ca", "commonName", APP};
        OperationRun<UploadResult> one =
                UploadCertificate.run(SpecOf.upload(issuer), process("runner#1"), work.clock.instant());
        OperationRun<UploadResult> two =
                UploadCertificate.run(SpecOf.upload(issuer), process("runner#2"), work.clock.instant());
        advance(one);
        advance(two);
        String first = work.drive(one).getId();
        assertThat(work.drive(two).getId(), is(first));
        assertThat("the old one and that", certificates().size(), is(2));
    }

    /** A policy of the account is made by one of them, and found by the other. */
    @Test
    void twoStepsCreateOneNotificationPolicy() throws Exception {
        ExpirationAlertSpec spec =
                SpecOf.of(ExpirationAlertSpec.class, "zone", "example.com", "emails", "ops@example.com");
        OperationRun<AlertResult> one = ExpirationAlert.run(spec, process("runner#1"), work.clock.instant());
        OperationRun<AlertResult> two = ExpirationAlert.run(spec, process("runner#2"), work.clock.instant());
        advance(one);
        advance(two);
        assertThat(two.missing(), containsString("another process's change of the account"));
        assertThat(work.drive(one).isCreated(), is(true));
        assertThat(work.drive(two).isCreated(), is(false));
    }
}
