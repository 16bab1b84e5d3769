package io.jenkins.plugins.cloudflare.aop.credentials;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.CredentialsUnavailableException;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.common.IdCredentials;
import com.cloudbees.plugins.credentials.impl.BaseStandardCredentials;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.FreeStyleBuild;
import hudson.util.Secret;
import io.jenkins.plugins.cloudflare.aop.fixture.Stored;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.pki.CertificateReader;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import io.jenkins.plugins.cloudflare.aop.pki.CredentialContent;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What a build may use, and what it says when it may not. */
@WithJenkins
class RunCredentialsTest {
    private static final ClientCertificate CLIENT = TestPki.ca("CA").client("www.example.com");

    private static FreeStyleBuild build;

    private final RunCredentials credentials = new RunCredentials(build, null);

    @BeforeAll
    static void store(JenkinsRule jenkins) throws Exception {
        build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject());
        Stored.apiToken("cf");
        Stored.keyStore("pkcs12", CLIENT);
        Stored.pemEntry("pem-entry", CLIENT);
        Stored.pem("pem-file", CLIENT);
        Stored.file("pkcs12-file", Stored.pkcs12(CLIENT, "a password"));
        Stored.file("huge", new byte[(1 << 20) + 1]);
        Stored.text("opener", "a password");
        Stored.text("two words", "two words");
        Stored.add(
                new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, "login", null, "me", "a long password"));
        Stored.add(new StringCredentialsImpl(CredentialsScope.SYSTEM, "system", null, Secret.fromString("token")));
        Stored.add(new Lazy());
    }

    @Test
    void everyKindOfCertificateIsRead() throws Exception {
        for (String id : new String[] {"pkcs12", "pem-entry", "pem-file"}) {
            CredentialContent content = credentials.content("certificateCredentialsId", id, null);
            assertThat(id, CertificateReader.clientCertificate(content).sha256(), is(CLIENT.sha256()));
        }
    }

    @Test
    void secretFileTakesAPassword() throws Exception {
        CredentialContent content = credentials.content("certificateCredentialsId", "pem-file", "opener");

        assertThat(content, is(instanceOf(CredentialContent.StoredFile.class)));
        assertThat(String.valueOf(((CredentialContent.StoredFile) content).password()), is("a password"));
    }

    @Test
    void useIsTracked() throws Exception {
        credentials.apiToken("cf");

        IdCredentials used = CredentialsProvider.findCredentialById("cf", IdCredentials.class, build);
        assertThat(CredentialsProvider.getFingerprintOf(used), is(notNullValue()));
    }

    @Test
    void sentences() {
        says(
                "credentialsId is missing and there is no default API token; name a Secret text that holds one, or choose the"
                        + " default in Manage Jenkins, System, Cloudflare Authenticated Origin Pulls",
                () -> credentials.apiToken(null));
        says(
                "credentialsId is 'nowhere', but this job can use no credential with that id; store a Secret text under it for"
                        + " the job's folder or, with scope Global, for all of Jenkins",
                () -> credentials.apiToken("nowhere"));
        says(
                "the default credentialsId of the system configuration is 'nowhere', but this job can use no credential with"
                        + " that id; store a Secret text under it for the job's folder or, with scope Global, for all of Jenkins",
                () -> new RunCredentials(build, "nowhere").apiToken(null));
        says(
                "credentialsId is 'login', which is of kind Username with password; it needs a Secret text",
                () -> credentials.apiToken("login"));
        says(
                "credentialsId is 'two words': the API token has blanks or characters that no token has; store only the"
                        + " token's text in the credential",
                () -> credentials.apiToken("two words"));
        says(
                "issuerCredentialsId is 'cf', which is of kind Secret text; it needs a Certificate or a Secret file",
                () -> credentials.content("issuerCredentialsId", "cf", null));
        says(
                "certificatePasswordCredentialsId is given, but credential 'pkcs12' is a Certificate, which holds its own"
                        + " password; leave it out",
                () -> credentials.content("certificateCredentialsId", "pkcs12", "opener"));
        says(
                "credential 'huge' is larger than 1 MiB, which no certificate is; store the PEM or PKCS#12 file itself",
                () -> credentials.content("certificateCredentialsId", "huge", null));
        says(
                "credentialsId is 'lazy', whose secret its store does not give now; check the store of this credential",
                () -> credentials.apiToken("lazy"));
    }

    @Test
    void fipsModeRefusesWhatItDoesNotAllow() throws Exception {
        RunCredentials strict = new RunCredentials(build, null, true);
        says(
                "credential 'pkcs12-file' holds a key store, which is not read while Jenkins runs in FIPS mode; store the"
                        + " certificate and its private key in PEM, or as a Certificate with PEM entries",
                () -> strict.content("certificateCredentialsId", "pkcs12-file", "opener"));
        assertThat(
                CertificateReader.clientCertificate(credentials.content("any", "pkcs12-file", "opener"))
                        .sha256(),
                is(CLIENT.sha256()));
        for (String id : new String[] {"pem-entry", "pem-file"}) {
            CredentialContent content = strict.content("certificateCredentialsId", id, null);
            assertThat(id, CertificateReader.clientCertificate(content).sha256(), is(CLIENT.sha256()));
        }

        String plain = "http://127.0.0.1:8787/client/v4";
        assertThat(ApiEndpoint.permitted(plain, false), is(plain));
        assertThat(ApiEndpoint.permitted(ApiEndpoint.url(), true), is(ApiEndpoint.url()));
        assertThat(
                assertThrows(IllegalArgumentException.class, () -> ApiEndpoint.permitted(plain, true))
                        .getMessage(),
                is("the system property io.jenkins.plugins.cloudflare.aop.apiUrl names a URL without https, to which"
                        + " nothing is sent while Jenkins runs in FIPS mode; start Jenkins with one that has it"));
    }

    @Test
    void systemCredentialIsNotForJobs() {
        assertThat(
                SystemCredentialsProvider.getInstance().getCredentials().stream()
                        .anyMatch(
                                c -> c instanceof IdCredentials id && id.getId().equals("system")),
                is(true));
        assertThrows(OperationException.class, () -> credentials.apiToken("system"));
    }

    private static void says(String sentence, Executable call) {
        assertThat(assertThrows(OperationException.class, call).getMessage(), is(sentence));
    }

    /** A credential of a remote store that is away. */
    private static final class Lazy extends BaseStandardCredentials implements StringCredentials {
        Lazy() {
            super(CredentialsScope.GLOBAL, "lazy", null);
        }

        @Override
        public Secret getSecret() {
            throw new CredentialsUnavailableException("secret");
        }
    }
}
