package io.jenkins.plugins.cloudflare.aop.run;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.util.Secret;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.cloudflare.aop.builder.UploadCertificateBuilder;
import io.jenkins.plugins.cloudflare.aop.config.AopGlobalConfiguration;
import io.jenkins.plugins.cloudflare.aop.config.ZoneProfile;
import io.jenkins.plugins.cloudflare.aop.fixture.EmulatedCloudflare;
import io.jenkins.plugins.cloudflare.aop.fixture.Stored;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import java.io.ByteArrayOutputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.htmlunit.WebResponse;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** No page, no remote API and no export shows a token, a password or a private key, not even encrypted ones. */
@WithJenkins
class NoSecretsInPagesTest {
    @RegisterExtension
    final EmulatedCloudflare cloudflare = EmulatedCloudflare.quick();

    @Test
    void anAdministratorIsShownIdsAlone(JenkinsRule jenkins) throws Exception {
        ClientCertificate client = TestPki.ca("CA").client("www.example.com");
        Secret token = Secret.fromString(Stored.API_TOKEN);
        Stored.add(new StringCredentialsImpl(CredentialsScope.SYSTEM, "cf", null, token));
        Stored.keyStore("client", client);
        AopGlobalConfiguration.get().setCredentialsId("cf");
        AopGlobalConfiguration.get().setZoneProfiles(List.of(new ZoneProfile("production", "example.com", "cf")));
        FreeStyleProject job = jenkins.createFreeStyleProject("job");
        UploadCertificateBuilder step = new UploadCertificateBuilder();
        step.setZone("example.com");
        step.setCertificateCredentialsId("client");
        job.getBuildersList().add(step);
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);
        List<String> needles = new ArrayList<>(client.privateKeyPem()
                .lines()
                .filter(line -> line.length() > 20 && !line.startsWith("-----"))
                .toList());
        needles.add(Stored.API_TOKEN);
        needles.add(Stored.PASSWORD);
        needles.add(token.getEncryptedValue());

        List<String> pages = List.of(
                "configure",
                "job/job/",
                "job/job/configure",
                "job/job/config.xml",
                "job/job/api/json?depth=3",
                build.getUrl(),
                build.getUrl() + "api/xml?depth=3",
                build.getUrl() + "consoleText",
                build.getUrl() + "artifact/aop/report.html",
                build.getUrl() + "artifact/aop/record.json");
        List<String> offences = new ArrayList<>();
        try (JenkinsRule.WebClient reader = jenkins.createWebClient().withJavaScriptEnabled(false)) {
            for (String page : pages) {
                WebResponse answer =
                        reader.getPage(new URL(jenkins.getURL(), page)).getWebResponse();
                assertThat(page, answer.getStatusCode(), is(200));
                String text = answer.getContentAsString();
                // It shows what was asked for.
                assertThat(page, text.length() > 100, is(true));
                needles.stream().filter(text::contains).forEach(needle -> offences.add(page + " has a secret"));
            }
            assertThat(offences, is(List.of()));
            String configuration = reader.goTo("configure").getWebResponse().getContentAsString();
            assertThat("the token's id is what the form keeps", configuration, containsString("\"cf\""));
        }
        ByteArrayOutputStream exported = new ByteArrayOutputStream();
        ConfigurationAsCode.get().export(exported);
        String yaml = exported.toString(StandardCharsets.UTF_8);
        assertThat(yaml, containsString("cloudflareAop:"));
        assertThat(yaml, not(containsString(Stored.API_TOKEN)));
        assertThat(yaml, not(containsString(Stored.PASSWORD)));
        // Where credentials are kept, the same search finds one.
        Path store = jenkins.jenkins.getRootDir().toPath().resolve("credentials.xml");
        assertThat(needles.stream().filter(Files.readString(store)::contains).toList(), hasSize(1));
    }
}
