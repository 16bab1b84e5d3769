package io.jenkins.plugins.cloudflare.aop.operation;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.operation.TlsOrigin.Mode;
import io.jenkins.plugins.cloudflare.aop.origin.AddressPolicy;
import io.jenkins.plugins.cloudflare.aop.origin.DetourReport;
import io.jenkins.plugins.cloudflare.aop.origin.DetourRequest;
import io.jenkins.plugins.cloudflare.aop.origin.ProofReport;
import io.jenkins.plugins.cloudflare.aop.origin.ProofRequest;
import io.jenkins.plugins.cloudflare.aop.origin.SurveyReport;
import io.jenkins.plugins.cloudflare.aop.origin.SurveyRequest;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.Outcome;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.VerdictEntry;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyOriginTest {
    private static final TestPki CA = TestPki.ca("Origin pull CA");
    private static final ClientCertificate CLIENT = CA.client("www.example.com");

    @TempDir
    Path directory;

    private Workplace work;
    private TlsOrigin origin;

    @BeforeEach
    void open() throws Exception {
        work = new Workplace(directory);
        origin = new TlsOrigin(CA, Mode.ENFORCING);
        work.credentials
                .with("client", CLIENT.leafPem() + CLIENT.privateKeyPem())
                .with("ca", CA.pemWithKey());
    }

    @AfterEach
    void close() {
        origin.close();
        work.close();
    }

    private VerifyResult verify(Object... more) throws Exception {
        return work.verify(with(more));
    }

    private Object[] with(Object... more) {
        Object[] all = new Object[more.length + 4];
        all[0] = "hostnames";
        all[1] = "www.example.com";
        all[2] = "origins";
        all[3] = origin.address();
        System.arraycopy(more, 0, all, 4, more.length);
        return all;
    }

    @Test
    void anOriginThatEnforcesPasses() throws Exception {
        VerifyResult result = verify("certificateCredentialsId", "client");
        assertThat(result.getVerdict(), is("ENFORCED"));
        assertThat(result.isEnforced(), is(true));
        assertThat(result.failure(), is(nullValue()));
        assertThat(result.getOrigins(), hasSize(1));
        assertThat(result.getOrigins().get(0).get("verdict"), is("ENFORCED"));
        VerdictEntry entry = work.ledger.last().verdicts().get(0);
        assertThat(entry.passed(), is(true));
        assertThat(entry.origin(), is(origin.address()));
        assertThat(entry.tls(), hasSize(2));
        assertThat(entry.acceptedIssuers(), hasItem("CN=Origin pull CA"));
        assertThat(work.emulator.requests(), is(empty()));
    }

    @Test
    void anOpenOriginFailsTheStepAndIsRecorded() {
        origin.mode = Mode.OPEN;
        OperationException e =
                assertThrows(OperationException.class, () -> verify("certificateCredentialsId", "client"));
        assertThat(e.getMessage(), allOf(containsString("www.example.com at 127.0.0.1"), containsString("OPEN")));
        OperationEntry entry = work.ledger.last();
        assertThat(entry.outcome(), is(Outcome.FAILURE));
        assertThat(entry.verdicts().get(0).verdict(), is("OPEN"));
        assertThat(String.join("\n", work.console), containsString("OPEN"));
    }

    @Test
    void unstableAndNoneReturnAResult() throws Exception {
        origin.mode = Mode.OPEN;
        VerifyResult unstable = verify("certificateCredentialsId", "client", "onFailure", "UNSTABLE");
        assertThat(unstable.failure(), containsString("OPEN"));
        assertThat(unstable.onFailure(), is(OnFailure.UNSTABLE));
        assertThat(work.ledger.last().outcome(), is(Outcome.UNSTABLE));
        VerifyResult none = verify("certificateCredentialsId", "client", "onFailure", "NONE");
        assertThat(none.isEnforced(), is(false));
        assertThat(work.ledger.last().outcome(), is(Outcome.SUCCESS));
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
        assertThat(work.ledger.last().certificate().id(), is(uploaded.getId()));
        assertThat(work.ledger.last().verdicts().get(0).certificateId(), is(uploaded.getId()));
    }

    @Test
    void anOriginThatReloadsIsWaitedForAndSeenTwice() throws Exception {
        origin.mode = Mode.OPEN;
        int[] looks = {0};
        Prober local = work.prober;
        work.prober = new Prober() {
            @Override
            public String place() {
                return local.place();
            }

            @Override
            public SurveyReport survey(SurveyRequest request) throws OperationException, InterruptedException {
                looks[0]++;
                if (looks[0] == 2) {
                    origin.mode = Mode.ENFORCING;
                }
                return local.survey(request);
            }

            @Override
            public AddressPolicy policy() {
                return local.policy();
            }

            @Override
            public DetourReport detours(DetourRequest request) throws OperationException, InterruptedException {
                return local.detours(request);
            }

            @Override
            public ProofReport prove(ProofRequest request) throws OperationException, InterruptedException {
                return local.prove(request);
            }
        };
        VerifyResult result = verify("certificateCredentialsId", "client", "waitSeconds", 60);
        assertThat(result.getVerdict(), is("ENFORCED"));
        assertThat(looks[0], is(3));
    }

    @Test
    void waitingEndsWithTheLastVerdict() {
        origin.mode = Mode.OPEN;
        OperationException e = assertThrows(
                OperationException.class, () -> verify("certificateCredentialsId", "client", "waitSeconds", 12));
        assertThat(e.getMessage(), allOf(containsString("OPEN"), not(containsString("gave up"))));
    }

    @Test
    void whatMakesNoSenseIsRefusedBeforeAnyVisit() {
        refused("hostnames is empty", "hostnames", "", "origins", "127.0.0.1");
        refused("origins is absent and the DNS of zone example.com has no", "hostnames", "www.example.com");
        refused("path is 'x'", "hostnames", "www.example.com", "origins", "127.0.0.1", "path", "x");
        refused("expect is 'closed'", "hostnames", "www.example.com", "origins", "127.0.0.1", "expect", "closed");
        refused("onFailure is 'fail'", "hostnames", "www.example.com", "origins", "127.0.0.1", "onFailure", "fail");
    }

    private void refused(String fault, Object... parameters) {
        OperationException e = assertThrows(OperationException.class, () -> work.verify(parameters));
        assertThat(e.getMessage(), containsString(fault));
        assertThat(work.ledger.last().verdicts(), is(empty()));
    }
}
