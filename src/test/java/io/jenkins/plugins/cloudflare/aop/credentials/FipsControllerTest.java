package io.jenkins.plugins.cloudflare.aop.credentials;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import hudson.model.Result;
import io.jenkins.plugins.cloudflare.aop.config.AopGlobalConfiguration;
import io.jenkins.plugins.cloudflare.aop.fixture.Origin;
import io.jenkins.plugins.cloudflare.aop.fixture.Stored;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import java.nio.charset.StandardCharsets;
import java.security.Security;
import jenkins.security.FIPS140;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/** A controller in a JVM of its own that follows FIPS 140, with the providers of Bouncy Castle that are made for it. */
class FipsControllerTest {
    @RegisterExtension
    final RealJenkinsExtension controller =
            new RealJenkinsExtension().withFIPSEnabled().javaOptions("-D" + AopGlobalConfiguration.PROPERTY + "=true");

    @Test
    void anOriginIsProvenWithPemAndAKeyStoreIsNotRead() throws Throwable {
        TestPki ca = TestPki.ca("Origin pull CA");
        ClientCertificate client = ca.client("www.example.com");
        String pem = client.leafPem() + client.privateKeyPem();
        byte[] store = Stored.pkcs12(client, Stored.PASSWORD);
        try (Origin enforcing = Origin.enforcing(ca);
                Origin open = Origin.open()) {
            String good = enforcing.address();
            String bad = open.address();
            RealJenkinsExtension.Step proofs = jenkins -> proofs(jenkins, pem, store, good, bad);
            controller.then(proofs);
        }
    }

    private static void proofs(JenkinsRule jenkins, String pem, byte[] store, String good, String bad)
            throws Exception {
        assertThat(FIPS140.useCompliantAlgorithms(), is(true));
        assertThat(Security.getProvider("BCFIPS"), is(notNullValue()));
        Stored.file("pem", pem.getBytes(StandardCharsets.US_ASCII));
        Stored.file("store", store);
        Stored.text("password", Stored.PASSWORD);
        String proven = JenkinsRule.getLog(jenkins.buildAndAssertStatus(Result.SUCCESS, gate(jenkins, "pem", good)));
        assertThat(proven, containsString("ENFORCED"));
        assertThat(proven, containsString("On TLS 1.2 and TLS 1.3 a visitor without a certificate and forged"));
        assertThat(proven, containsString("Warning: RESUMPTION: "));
        assertThat(proven, not(containsString("gave up")));
        jenkins.assertLogContains("OPEN", jenkins.buildAndAssertStatus(Result.FAILURE, gate(jenkins, "pem", bad)));
        String refused = JenkinsRule.getLog(jenkins.buildAndAssertStatus(
                Result.FAILURE, gate(jenkins, "store', certificatePasswordCredentialsId: 'password", good)));
        assertThat(refused, containsString("holds a key store, which is not read while Jenkins runs in FIPS mode"));
    }

    private static WorkflowJob gate(JenkinsRule jenkins, String certificate, String origin) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(
                "node { aopVerifyOrigin hostnames: 'www.example.com', origins: '" + origin
                        + "', certificateCredentialsId: '" + certificate + "' }",
                true));
        return job;
    }
}
