package io.jenkins.plugins.cloudflare.aop.operation.verify;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.TlsOrigin.Mode;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.OnFailure;
import io.jenkins.plugins.cloudflare.aop.operation.upload.UploadResult;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.Outcome;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.TlsEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.VerdictEntry;
import io.jenkins.plugins.cloudflare.aop.record.PowerEntry;
import org.junit.jupiter.api.Test;

class VerifyOriginTest extends VerifyOriginFixture {
    @Test
    void anOriginThatEnforcesPasses() throws Exception {
        VerifyResult result = verify("certificateCredentialsId", "client");
        assertThat(result.getVerdict(), is("ENFORCED"));
        assertThat(result.isEnforced(), is(true));
        assertThat(result.failure(), is(nullValue()));
        assertThat(result.getOrigins(), hasSize(1));
        assertThat(result.getOrigins().get(0).get("verdict"), is("ENFORCED"));
        VerdictEntry entry = work.recorder.last().verdicts().get(0);
        assertThat(entry.passed(), is(true));
        assertThat(entry.origin(), is(origin.address()));
        PowerEntry power = entry.power();
        assertThat(power.served(), is(0));
        assertThat(
                entry.reason(),
                containsString("None of " + power.visits() + " visits without the right certificate got in: one open"
                        + " back end in " + power.oneOpenIn() + " or fewer"));
        assertThat(entry.tls(), hasSize(3));
        assertThat(entry.tls().get(2), is(new TlsEntry("HTTP/3", "no QUIC answer from here", null, null)));
        assertThat(entry.acceptedIssuers(), hasItem("CN=Origin pull CA"));
        assertThat(work.emulator.requests(), is(empty()));
    }

    @Test
    void anOpenOriginFailsTheStepAndIsRecorded() {
        origin.mode = Mode.OPEN;
        OperationException e =
                assertThrows(OperationException.class, () -> verify("certificateCredentialsId", "client"));
        assertThat(e.getMessage(), allOf(containsString("www.example.com at 127.0.0.1"), containsString("OPEN")));
        OperationEntry entry = work.recorder.last();
        assertThat(entry.outcome(), is(Outcome.FAILURE));
        assertThat(entry.verdicts().get(0).verdict(), is("OPEN"));
        assertThat(entry.verdicts().get(0).power().served(), is(greaterThan(0)));
        assertThat(String.join("\n", work.console), containsString("OPEN"));
    }

    @Test
    void unstableAndNoneReturnAResult() throws Exception {
        origin.mode = Mode.OPEN;
        VerifyResult unstable = verify("certificateCredentialsId", "client", "onFailure", "UNSTABLE");
        assertThat(unstable.failure(), containsString("OPEN"));
        assertThat(unstable.onFailure(), is(OnFailure.UNSTABLE));
        assertThat(work.recorder.last().outcome(), is(Outcome.UNSTABLE));
        VerifyResult none = verify("certificateCredentialsId", "client", "onFailure", "NONE");
        assertThat(none.isEnforced(), is(false));
        assertThat(work.recorder.last().outcome(), is(Outcome.SUCCESS));
    }

    @Test
    void acceptingNeedsARequestForACertificate() throws Exception {
        origin.mode = Mode.ACCEPTING;
        VerifyResult result = verify("certificateCredentialsId", "client", "expect", "accepting");
        assertThat(result.getVerdict(), is("OPEN"));
        assertThat(result.failure(), is(nullValue()));
        origin.mode = Mode.OPEN;
        assertThrows(
                OperationException.class, () -> verify("certificateCredentialsId", "client", "expect", "accepting"));
    }

    @Test
    void withoutACertificateTheProofIsNotWhole() {
        OperationException e = assertThrows(OperationException.class, () -> verify());
        assertThat(e.getMessage(), containsString("REFUSED_UNCONFIRMED"));
    }

    @Test
    void anIssuerVisitsWithAFreshLeaf() throws Exception {
        assertThat(verify("issuerCredentialsId", "ca").getVerdict(), is("ENFORCED"));
    }

    @Test
    void anotherCaIsRefused() {
        TestPki other = TestPki.ca("Other CA");
        ClientCertificate client = other.client("www.example.com");
        work.credentials.with("other", client.leafPem() + client.privateKeyPem());
        OperationException e =
                assertThrows(OperationException.class, () -> verify("certificateCredentialsId", "other"));
        assertThat(e.getMessage(), containsString("REFUSES_OURS"));
    }

    @Test
    void theRecordNamesTheCertificateThatThisBuildEnabled() throws Exception {
        UploadResult uploaded = work.upload("zone", "example.com", "certificateCredentialsId", "client");
        work.enable("hostnames", "www.example.com");
        verify("certificateCredentialsId", "client");
        assertThat(work.recorder.last().certificate().id(), is(uploaded.getId()));
        assertThat(work.recorder.last().verdicts().get(0).certificateId(), is(uploaded.getId()));
    }
}
