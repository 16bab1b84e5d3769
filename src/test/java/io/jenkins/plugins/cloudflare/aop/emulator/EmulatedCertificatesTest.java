package io.jenkins.plugins.cloudflare.aop.emulator;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.DeploymentStatus;
import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.cloudflare.WriteResult;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Hostname certificates of the emulator as the client sees them. */
class EmulatedCertificatesTest extends EmulatedZoneFixture {
    @Test
    void anUploadBecomesActiveAfterItsTime() throws Exception {
        start();
        WriteResult<HostnameCertificate> write = api.upload(zone, LEAF.certificatePem(), LEAF.privateKeyPem());
        CertificateId id = write.result().id();
        assertThat(write.result().statusText(), is("initializing"));
        assertThat(write.result().leaf(), is(Optional.of(LEAF.certificate())));
        assertThat(write.result().uploadedOn(), is(now));
        assertThat(write.ray(), containsString("-EMU"));
        pass(4);
        assertThat(statusOf(id), is("pending_deployment"));
        pass(4);
        assertThat(statusOf(id), is("active"));
        assertThat(api.certificates(zone), hasSize(1));
    }

    @Test
    void readsCanCountInsteadOfTime() throws Exception {
        start(EmulatorOptions.defaults().withPending(Pending.reads(3)));
        CertificateId id = uploaded(LEAF);
        assertThat(statusOf(id), is("pending_deployment"));
        assertThat(api.certificates(zone).get(0).statusText(), is("pending_deployment"));
        assertThat(statusOf(id), is("active"));
    }

    @Test
    void deploymentsCanTimeOut() throws Exception {
        start(EmulatorOptions.defaults().withPending(Pending.reads(0)).withDeploymentsTimeOut(true));
        assertThat(statusOf(uploaded(LEAF)), is("deployment_timed_out"));
    }

    @Test
    void uploadsAreCheckedLikeTheRealOnes() throws Exception {
        start();
        Credential ca = Credential.authority("ca");
        assertThat(failure(() -> uploaded(ca)).code(), is(1412));
        assertThat(
                failure(() -> api.upload(zone, "no PEM", LEAF.privateKeyPem())).code(), is(1408));
        CloudflareException otherKey = failure(() -> api.upload(zone, LEAF.certificatePem(), ca.privateKeyPem()));
        assertThat(otherKey.code(), is(EmulatorErrorCodes.OTHER_KEY));
        assertThat(otherKey.getMessage(), containsString("emulator:"));
        assertThat(
                failure(() -> api.upload(zone, LEAF.certificatePem(), "no key")).code(),
                is(EmulatorErrorCodes.UNUSABLE_KEY));
        assertThat(api.certificates(zone), is(empty()));
    }

    @Test
    void theSameCertificateIsRefusedUntilItsDeletionIsFinishedAndThenKeepsItsId() throws Exception {
        start();
        CertificateId id = live(LEAF);
        assertThat(failure(() -> uploaded(LEAF)).code(), is(1406));
        assertThat(api.delete(zone, id).result(), is(DeploymentStatus.PENDING_DELETION));
        assertThat(failure(() -> uploaded(LEAF)).code(), is(1406));
        pass(8);
        assertThat("a tombstone is readable", statusOf(id), is("deleted"));
        assertThat("and not listed", api.certificates(zone), is(empty()));
        assertThat(uploaded(LEAF), is(id));
        assertThat(statusOf(id), is("initializing"));
    }

    @Test
    void deletionHasItsConditions() throws Exception {
        start();
        CertificateId id = uploaded(LEAF);
        assertThat(failure(() -> api.delete(zone, id)).code(), is(1434));
        pass(8);
        associate("www.example.com", id, false);
        assertThat(
                "a disabled association counts",
                failure(() -> api.delete(zone, id)).code(),
                is(1433));
        associate("www.example.com", id, null);
        assertThat(
                "the void does not show yet",
                failure(() -> api.delete(zone, id)).code(),
                is(1433));
        pass(8);
        assertThat(api.delete(zone, id).result(), is(DeploymentStatus.PENDING_DELETION));
        assertThat("1414 is as good", api.delete(zone, id).result(), is(DeploymentStatus.PENDING_DELETION));
        pass(8);
        assertThat("1551 as well", api.delete(zone, id).result(), is(DeploymentStatus.DELETED));
        assertThat(
                api.certificate(zone, new CertificateId("00000000-0000-4000-8000-000000000000")), is(Optional.empty()));
    }
}
