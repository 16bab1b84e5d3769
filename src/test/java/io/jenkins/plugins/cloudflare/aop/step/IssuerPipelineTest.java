package io.jenkins.plugins.cloudflare.aop.step;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.Result;
import io.jenkins.plugins.cloudflare.aop.fixture.EmulatedCloudflare;
import io.jenkins.plugins.cloudflare.aop.fixture.Jobs;
import io.jenkins.plugins.cloudflare.aop.fixture.Origin;
import io.jenkins.plugins.cloudflare.aop.fixture.Stored;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** CAs as credentials: the private one that issues leaves, and the one of the origin's own certificate. */
@WithJenkins
class IssuerPipelineTest {
    private static final TestPki CA = TestPki.ca("Origin pull CA");
    private static final String ISSUED = "issuerCredentialsId: 'ca', commonName: 'www.example.com'";

    private static JenkinsRule jenkins;

    @RegisterExtension
    final EmulatedCloudflare cloudflare = EmulatedCloudflare.quick();

    private Origin origin;

    @BeforeAll
    static void storeCredentials(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Stored.apiToken("cf");
        Stored.issuer("ca", CA);
        Stored.issuer("server-ca", Origin.SERVER_CA);
        Stored.keyStore("server-store", Origin.SERVER_CA.server("other.example.com"));
        Stored.keyStore("other-store", CA.server("other.example.com"));
    }

    @BeforeEach
    void startOrigin() throws Exception {
        origin = Origin.enforcing(CA);
    }

    @AfterEach
    void stopOrigin() {
        origin.close();
    }

    @Test
    void everyStepTakesTheIssuer() throws Exception {
        WorkflowRun build = jenkins.buildAndAssertSuccess(
                Jobs.pipeline(jenkins, """
                node {
                  def files = aopOriginConfig server: 'nginx', ISSUED
                  def c = aopUploadCertificate credentialsId: 'cf', zone: 'example.com', ISSUED, validityDays: 30
                  aopEnableHostname credentialsId: 'cf', hostnames: 'www.example.com', certificateId: c
                  def p = aopVerifyOrigin hostnames: 'www.example.com', origins: 'ORIGIN', ISSUED
                  def r = aopRotateCertificate credentialsId: 'cf', zone: 'example.com', ISSUED, origins: 'ORIGIN',
                      force: true, deleteOld: true
                  echo "files=${files.size() > 0} verdict=$p rotated=$r.rotated fresh=${r.certificateId != c.id}"
                }
                """.replace("ISSUED", ISSUED).replace("ORIGIN", origin.address())));

        jenkins.assertLogContains("files=true verdict=ENFORCED rotated=true fresh=true", build);
        assertThat(cloudflare.writes(), is(List.of("POST", "PUT", "POST", "PUT", "DELETE")));
        List<OperationEntry> operations = Jobs.record(build).operations();
        assertThat(operations.get(1).certificate().issuer(), is("CN=Origin pull CA"));
        assertThat(
                operations.get(4).certificate().sha256(),
                is(not(operations.get(1).certificate().sha256())));
    }

    @Test
    void originOfTheNamedCaPasses() throws Exception {
        WorkflowRun build = jenkins.buildAndAssertSuccess(Jobs.pipeline(jenkins, verify("server-ca")));

        jenkins.assertLogContains("ENFORCED", build);
        jenkins.buildAndAssertSuccess(Jobs.pipeline(jenkins, verify("server-store")));
        jenkins.assertLogNotContains("Warning: The origin's own certificate", build);
        Credentials used = CredentialsMatchers.firstOrNull(
                SystemCredentialsProvider.getInstance().getCredentials(), CredentialsMatchers.withId("server-ca"));
        assertThat(
                CredentialsProvider.getFingerprintOf(used)
                        .getUsages()
                        .get(build.getParent().getFullName()),
                is(notNullValue()));
    }

    @Test
    void originOfAnotherFails() throws Exception {
        for (String other : new String[] {"ca", "other-store"}) {
            WorkflowRun build = jenkins.buildAndAssertStatus(Result.FAILURE, Jobs.pipeline(jenkins, verify(other)));

            jenkins.assertLogContains("no path leads from it to the given anchors", build);
            jenkins.assertLogNotContains("\tat io.jenkins", build);
        }
    }

    @Test
    void anchorsThatAreMissingAreOneSentence() throws Exception {
        WorkflowRun build = jenkins.buildAndAssertStatus(Result.FAILURE, Jobs.pipeline(jenkins, verify("gone")));

        jenkins.assertLogContains("trustCredentialsId is 'gone', but this job can use no credential", build);
    }

    @Test
    void rotationLooksAtTheOriginsOwnCertificateAsWell() throws Exception {
        String enabled = "def c = aopUploadCertificate credentialsId: 'cf', zone: 'example.com', " + ISSUED
                + "\naopEnableHostname credentialsId: 'cf', hostnames: 'www.example.com', certificateId: c\n";
        String rotate = "aopRotateCertificate credentialsId: 'cf', zone: 'example.com', " + ISSUED + ", origins: '"
                + origin.address() + "', force: true, trustCredentialsId: ";

        WorkflowRun build =
                jenkins.buildAndAssertStatus(Result.FAILURE, Jobs.pipeline(jenkins, enabled + rotate + "'ca'"));
        jenkins.assertLogContains("no path leads from it to the given anchors", build);
        jenkins.buildAndAssertSuccess(Jobs.pipeline(jenkins, rotate + "'server-ca'"));
    }

    private String verify(String trust) {
        return "aopVerifyOrigin hostnames: 'www.example.com', origins: '" + origin.address() + "', " + ISSUED
                + ", trustCredentialsId: '" + trust + "'";
    }
}
