package io.jenkins.plugins.cloudflare.aop.agent;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;

import hudson.FilePath;
import hudson.model.FreeStyleBuild;
import io.jenkins.plugins.cloudflare.aop.agent.RecordingChannel.Sent;
import io.jenkins.plugins.cloudflare.aop.config.AopGlobalConfiguration;
import io.jenkins.plugins.cloudflare.aop.fixture.Origin;
import io.jenkins.plugins.cloudflare.aop.fixture.Stored;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Advance;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationRun;
import io.jenkins.plugins.cloudflare.aop.operation.verify.VerifyOrigin;
import io.jenkins.plugins.cloudflare.aop.operation.verify.VerifyResult;
import io.jenkins.plugins.cloudflare.aop.origin.probe.ProbeRequest;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import io.jenkins.plugins.cloudflare.aop.run.AopServices;
import io.jenkins.plugins.cloudflare.aop.step.VerifyOriginStep;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Which keys a verification sends to an agent: the configured one to those visits that present it, and no other. */
@WithJenkins
class SentToAgentTest {
    private static final TestPki CA = TestPki.ca("Origin pull CA");
    private static final ClientCertificate CLIENT = CA.client("www.example.com");

    @TempDir
    Path workspace;

    private final RecordingChannel agent = new RecordingChannel();
    private JenkinsRule jenkins;
    private Origin origin;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Stored.apiToken("cf");
        Stored.pem("client", CLIENT);
        Stored.issuer("ca", CA);
        origin = Origin.enforcing(CA);
    }

    @AfterEach
    void stop() {
        origin.close();
    }

    @Test
    void ourKeyGoesToTheVisitsThatPresentIt() throws Exception {
        VerifyOriginStep step = step();
        step.setCertificateCredentialsId("client");

        assertThat(verify(step).getVerdict(), is("ENFORCED"));

        // Over TCP and over UDP.
        assertThat(
                tasksHolding(CLIENT.privateKey()),
                containsInAnyOrder("ProofRequest", "DetourRequest", "Http3LookRequest"));
        assertThat(tasks(), hasItems("SurveyRequest", "Http3KnockRequest", "ProofRequest", "DetourRequest"));
        assertThat(tasksHolding(Stored.API_TOKEN.getBytes(StandardCharsets.US_ASCII)), is(empty()));
    }

    @Test
    void keyOfThePrivateCaStays() throws Exception {
        VerifyOriginStep step = step();
        step.setIssuerCredentialsId("ca");
        step.setCommonName("www.example.com");

        assertThat(verify(step).getVerdict(), is("ENFORCED"));

        assertThat(tasksHolding(CA.privateKey()), is(empty()));
        // The certificate is no secret, and shows that the search works.
        assertThat(tasksHolding(CA.certificate().getSubjectX500Principal().getEncoded()), hasItems("ProofRequest"));
    }

    @Test
    void withoutACertificateNoKeyOfOursIsSent() throws Exception {
        assertThat(verify(step()).getVerdict(), is("REFUSED_UNCONFIRMED"));

        assertThat(tasks(), hasItems("SurveyRequest", "ProofRequest"));
        assertThat(tasksHolding(CLIENT.privateKey()), is(empty()));
        assertThat(tasksHolding(CA.privateKey()), is(empty()));
    }

    @Test
    void everyRoundCarriesTheLimitsOfTheConfiguration() throws Exception {
        AopGlobalConfiguration.get().setConnections(3);
        AopGlobalConfiguration.get().setConnectionsPerAddress(2);
        VerifyOriginStep step = step();
        step.setCertificateCredentialsId("client");

        assertThat(verify(step).getVerdict(), is("ENFORCED"));

        assertThat(
                tasks(),
                hasItems("SurveyRequest", "Http3KnockRequest", "ProofRequest", "DetourRequest", "Http3LookRequest"));
        for (ProbeRequest<?> request : agent.requests) {
            assertThat(request.doing(), request.limits().atOnce(), is(3));
            assertThat(request.doing(), request.limits().atOncePerAddress(), is(2));
        }
    }

    private VerifyOriginStep step() {
        VerifyOriginStep step = new VerifyOriginStep("www.example.com");
        step.setOrigins(origin.address());
        step.setOnFailure("NONE");
        return step;
    }

    private VerifyResult verify(VerifyOriginStep step) throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject());
        FilePath directory = new FilePath(agent, workspace.toString());
        OperationRun<VerifyResult> run = VerifyOrigin.run(
                step,
                AopServices.get().operationContext(build, jenkins.createTaskListener(), () -> directory),
                Instant.now());
        return ((Advance.Done<VerifyResult>) run.advance()).result();
    }

    private List<String> tasks() {
        return agent.sent.stream().map(Sent::task).toList();
    }

    /** The bare number, which every way to encode the key has in it. */
    private List<String> tasksHolding(PrivateKey key) {
        byte[] number = ((ECPrivateKey) key).getS().toByteArray();
        return tasksHolding(number[0] == 0 ? Arrays.copyOfRange(number, 1, number.length) : number);
    }

    private List<String> tasksHolding(byte[] secret) {
        return agent.sent.stream()
                .filter(task -> task.holds(secret))
                .map(Sent::task)
                .toList();
    }
}
