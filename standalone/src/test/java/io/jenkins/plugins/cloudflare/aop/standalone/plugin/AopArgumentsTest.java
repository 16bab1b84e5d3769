package io.jenkins.plugins.cloudflare.aop.standalone.plugin;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.emulator.Pending;
import io.jenkins.plugins.cloudflare.aop.standalone.command.Runner;
import io.jenkins.plugins.cloudflare.aop.standalone.demo.Site;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Arguments and credentials that the plugin's steps get, or refuse with one sentence. */
@Timeout(60)
class AopArgumentsTest {
    private static final String UPLOAD = "aopUploadCertificate zone: 'example.com', credentialsId: 'cloudflare',"
            + " certificateCredentialsId: 'origin-client'";

    @TempDir
    Path directory;

    private Site site;
    private Runner runner;

    @BeforeEach
    void prepare() throws Exception {
        site = new Site(directory.resolve("site"), Pending.reads(1));
        runner = site.in(new Runner(directory));
    }

    @AfterEach
    void close() throws IOException {
        site.close();
    }

    @Test
    void onlySecretTextIsTheDefault() throws IOException {
        String upload = UPLOAD.replace(" credentialsId: 'cloudflare',", "");
        assertThat(runner.inNode(upload).status(), is(0));
        Runner.Outcome ambiguous =
                runner.with("--credential", "second=" + site.file("token.txt")).inNode(upload);
        assertThat(
                ambiguous.err(),
                containsString("credentialsId is missing and 2 secret texts are given with --credential (cloudflare,"
                        + " second); say in the step which one is the API token"));
        assertThat(ambiguous.status(), is(64));
        Runner.Outcome none = new Runner(directory)
                .with("--credential", "origin-client=" + site.file("client.pem"))
                .inNode(upload);
        assertThat(none.err(), containsString("the API token is missing; give it with --credential"));
        assertThat(none.status(), is(64));
    }

    @Test
    void wrongKindOfCredential() throws IOException {
        Runner.Outcome run = runner.inNode(UPLOAD.replace("'origin-client'", "'cloudflare'"));
        assertThat(run.err(), containsString("certificateCredentialsId: credential 'cloudflare' is a secret text"));
        run = runner.inNode(UPLOAD.replace("'cloudflare'", "'origin-client'"));
        assertThat(run.err(), containsString("credential 'origin-client' is a certificate with its private key"));
        run = runner.inNode(UPLOAD.replace("'origin-client'", "'missing'"));
        assertThat(run.err(), containsString("there is no credential 'missing'; given with --credential: cloudflare,"));
    }

    @Test
    void unknownAndMalformedParameters() throws IOException {
        Runner.Outcome run = runner.run("aopVerifyOrigin hostname: 'www.example.com'");
        assertThat(
                run.err(),
                containsString("aopVerifyOrigin has no parameter 'hostname'; did you mean hostnames? It knows"
                        + " allowedIssuers, "));
        run = runner.run("aopVerifyOrigin hostnames: 'a.example.com', waitSeconds: 'soon'");
        assertThat(run.err(), containsString("aopVerifyOrigin: waitSeconds is 'soon', which is not a whole number"));
        run = runner.run("aopVerifyOrigin 'www.example.com'");
        assertThat(run.err(), containsString("step aopVerifyOrigin takes named arguments only"));
        assertThat(run.status(), is(2));
        assertThat(run.err().lines().count(), is(1L));
    }
}
