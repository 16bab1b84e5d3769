package io.jenkins.plugins.cloudflare.aop.step;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.fixture.Stored;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import org.jenkinsci.plugins.workflow.cps.Snippetizer;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepConfigTester;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The forms of the steps for what comes after the first certificate. */
@WithJenkins
class LifeStepFormTest {
    private static JenkinsRule jenkins;

    @BeforeAll
    static void storeCredentials(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Stored.apiToken("cf");
        Stored.keyStore("client", TestPki.ca("CA").client("www.example.com"));
    }

    @Test
    void rotateKeepsEveryField() throws Exception {
        RotateCertificateStep step = new RotateCertificateStep();
        step.setCredentialsId("cf");
        step.setZone("example.com");
        step.setCertificateCredentialsId("client");
        step.setHostnames("www.example.com");
        step.setOldCertificateId("2458ce5a-0c35-4c7f-82c7-8e9487d3ff60");
        step.setOrigins("192.0.2.1");
        step.setExpect("accepting");
        step.setOnFailure("UNSTABLE");
        step.setPath("/health");
        step.setRounds(5);
        step.setThroughCloudflare(true);
        step.setDetours("-PLAIN_HTTP");
        step.setAllowedIssuers("CN=Partner CA,O=Example");
        step.setTrustCredentialsId("client");
        step.setValidityDays(60);
        step.setRenewBeforeDays(20);
        step.setDeleteOld(true);
        step.setForce(true);
        step.setWaitSeconds(30);

        keeps(step);
        keeps(new RotateCertificateStep());
    }

    @Test
    void originConfigKeepsEveryField() throws Exception {
        OriginConfigStep step = new OriginConfigStep("haproxy");
        step.setPhase("enforce");
        step.setCertificateCredentialsId("client");
        step.setDirectory("conf");
        step.setHostnames("www.example.com");

        keeps(step);
        keeps(new OriginConfigStep("nginx"));
    }

    @Test
    void disableKeepsEveryField() throws Exception {
        DisableHostnameStep step = new DisableHostnameStep("www.example.com");
        step.setMode("off");
        step.setForce(true);

        keeps(step);
        keeps(new DisableHostnameStep("www.example.com"));
    }

    @Test
    void pruneKeepsEveryField() throws Exception {
        PruneCertificatesStep step = new PruneCertificatesStep();
        step.setDryRun(false);
        step.setKeep("2458ce5a-0c35-4c7f-82c7-8e9487d3ff60");
        step.setUnusedForDays(30);

        keeps(step);
        keeps(new PruneCertificatesStep());
    }

    @Test
    void statusKeepsEveryField() throws Exception {
        StatusStep step = new StatusStep();
        step.setHostnames("www.example.com");
        step.setMinDaysLeft(21);
        step.setOnFailure("NONE");

        keeps(step);
        keeps(new StatusStep());
    }

    @Test
    void switchAndAlertKeepEveryField() throws Exception {
        EnableGloballyStep off = new EnableGloballyStep();
        off.setEnabled(false);
        off.setZone("example.com");
        ExpirationAlertStep alert = new ExpirationAlertStep();
        alert.setAccount("01234567890123456789012345678901");
        alert.setEmails("ops@example.com");
        alert.setWebhooks("b115d5ec15c641ee8b7692c449b5227b");

        keeps(off);
        keeps(new EnableGloballyStep());
        keeps(alert);
    }

    @Test
    void snippetsSayNothingThatIsDefault() {
        PruneCertificatesStep prune = new PruneCertificatesStep();
        prune.setZone("example.com");
        RotateCertificateStep rotate = new RotateCertificateStep();
        rotate.setZone("example.com");

        assertThat(Snippetizer.object2Groovy(prune), is("aopPruneCertificates zone: 'example.com'"));
        assertThat(Snippetizer.object2Groovy(rotate), is("aopRotateCertificate zone: 'example.com'"));
        assertThat(Snippetizer.object2Groovy(new OriginConfigStep("nginx")), is("aopOriginConfig 'nginx'"));
        assertThat(Snippetizer.object2Groovy(new DisableHostnameStep("a.b")), is("aopDisableHostname 'a.b'"));
    }

    private static void keeps(Step step) throws Exception {
        jenkins.assertEqualDataBoundBeans(step, new StepConfigTester(jenkins).configRoundTrip(step));
    }
}
