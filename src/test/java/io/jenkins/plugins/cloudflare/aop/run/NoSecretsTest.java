package io.jenkins.plugins.cloudflare.aop.run;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import hudson.model.FreeStyleProject;
import io.jenkins.plugins.cloudflare.aop.builder.UploadCertificateBuilder;
import io.jenkins.plugins.cloudflare.aop.fixture.EmulatedCloudflare;
import io.jenkins.plugins.cloudflare.aop.fixture.Eventually;
import io.jenkins.plugins.cloudflare.aop.fixture.Jobs;
import io.jenkins.plugins.cloudflare.aop.fixture.Stored;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Neither the token nor a private key is in anything that Jenkins writes, except encrypted in the credentials. */
@WithJenkins
class NoSecretsTest {
    @RegisterExtension
    final EmulatedCloudflare cloudflare = EmulatedCloudflare.activeAfter(Duration.ofSeconds(4));

    @Test
    void homeHoldsNone(JenkinsRule jenkins) throws Exception {
        ClientCertificate client = TestPki.ca("CA").client("www.example.com");
        Stored.apiToken("cf");
        Stored.pem("client", client);
        Stored.text("wrong", Stored.API_TOKEN + "\u00e9");
        WorkflowRun waiting = Jobs.pipeline(
                        jenkins,
                        "node { aopUploadCertificate credentialsId: 'cf',"
                                + " zone: 'example.com', certificateCredentialsId: 'client' }")
                .scheduleBuild2(0)
                .waitForStart();
        Eventually.is("the upload was sent", () -> !cloudflare.writes().isEmpty());
        Path program = waiting.getRootDir().toPath().resolve("program.dat");
        Eventually.is("the program is saved", () -> Files.exists(program) && Files.size(program) > 0);
        List<String> offences = new ArrayList<>(offences(jenkins, client));
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(waiting));
        FreeStyleProject failing = jenkins.createFreeStyleProject();
        UploadCertificateBuilder step = new UploadCertificateBuilder();
        step.setCredentialsId("wrong");
        step.setZone("example.com");
        step.setCertificateCredentialsId("client");
        failing.getBuildersList().add(step);
        jenkins.waitForCompletion(failing.scheduleBuild2(0).waitForStart());

        offences.addAll(offences(jenkins, client));
        assertThat(offences, is(empty()));
        // The search itself works.
        Files.writeString(jenkins.jenkins.getRootDir().toPath().resolve("leak.txt"), "Bearer " + Stored.API_TOKEN);
        assertThat(offences(jenkins, client), hasSize(1));
    }

    private static List<String> offences(JenkinsRule jenkins, ClientCertificate client) throws IOException {
        List<String> needles = new ArrayList<>(client.privateKeyPem()
                .lines()
                .filter(line -> !line.startsWith("-----"))
                .filter(line -> line.length() > 20)
                .toList());
        needles.add(new String(client.privateKey().getEncoded(), StandardCharsets.ISO_8859_1).substring(40));
        needles.add(Stored.API_TOKEN);
        List<String> offences = new ArrayList<>();
        try (Stream<Path> files = Files.walk(jenkins.jenkins.getRootDir().toPath())) {
            List<Path> written = files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("/plugins/")
                            && !file.toString().contains("/war/"))
                    .toList();
            assertThat(written.size(), is(greaterThan(10)));
            for (Path file : written) {
                try {
                    String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                    needles.stream().filter(content::contains).forEach(needle -> offences.add(file + " has a secret"));
                } catch (NoSuchFileException e) {
                    // A build is running; what it replaced meanwhile is there under its own name.
                }
            }
        }
        return offences;
    }
}
