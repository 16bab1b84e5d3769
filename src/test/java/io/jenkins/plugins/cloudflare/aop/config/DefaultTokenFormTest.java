package io.jenkins.plugins.cloudflare.aop.config;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.util.FormValidation;
import hudson.util.Secret;
import io.jenkins.plugins.cloudflare.aop.emulator.Fault;
import io.jenkins.plugins.cloudflare.aop.emulator.TokenRule;
import io.jenkins.plugins.cloudflare.aop.fixture.EmulatedCloudflare;
import io.jenkins.plugins.cloudflare.aop.fixture.Stored;
import java.net.URL;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.util.NameValuePair;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What the button at the default API token says. */
@WithJenkins
class DefaultTokenFormTest {
    private static JenkinsRule jenkins;

    @RegisterExtension
    final EmulatedCloudflare cloudflare = EmulatedCloudflare.quick();

    @BeforeAll
    static void store(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Stored.add(new StringCredentialsImpl(CredentialsScope.SYSTEM, "cf", null, Secret.fromString(Stored.API_TOKEN)));
    }

    private static FormValidation tried(String credentialsId) {
        return AopGlobalConfiguration.get().doTestConnection(credentialsId);
    }

    @Test
    void aTokenThatMayReadEverythingIsWell() {
        FormValidation answer = tried(" cf ");

        assertThat(answer.kind, is(FormValidation.Kind.OK));
        assertThat(
                answer.getMessage(),
                is("The token is valid. Tried on zone example.com, it has &#039;Zone: Read&#039;,"
                        + " &#039;SSL and Certificates: Read&#039;, &#039;Zone Settings: Read&#039;,"
                        + " &#039;DNS: Read&#039;. Whether it may also change"
                        + " certificates shows only when a step does."));
        assertThat(cloudflare.writes(), is(List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "WITHOUT_CERTIFICATES, ERROR, It lacks &#039;SSL and Certificates: Edit&#039;",
        "WITHOUT_SETTINGS, WARNING, It lacks &#039;Zone Settings: Read&#039;",
        "WITHOUT_DNS, WARNING, It lacks &#039;DNS: Read&#039;",
        "WITHOUT_ZONES, ERROR, The token sees no zone: give it the permission &#039;Zone: Read&#039;",
        "WRONG, ERROR, Cloudflare does not know the API token",
        "OTHER_ADDRESS, ERROR, may not be used from 192.0.2.10"
    })
    void whatIsMissingIsNamed(TokenRule rule, FormValidation.Kind kind, String sentence) {
        cloudflare.emulator().registerToken(Stored.API_TOKEN, rule);

        FormValidation answer = tried("cf");

        assertThat(answer.getMessage(), containsString(sentence));
        assertThat(answer.kind, is(kind));
    }

    @Test
    void theDayOnWhichItExpiresIsTold() {
        cloudflare.emulator().failNext(verified("active", "2031-05-06T07:08:09Z"));

        assertThat(tried("cf").getMessage(), containsString("The token is valid until 2031-05-06. Tried"));
    }

    /** It answers only under the account that owns it. */
    @Test
    void aTokenOfAnAccountIsVerifiedThere() {
        cloudflare.emulator().failNext(Fault.on("GET", "/user/tokens/verify").error(401, 1000, "Invalid API Token"));

        FormValidation answer = tried("cf");

        assertThat(answer.kind, is(FormValidation.Kind.OK));
        assertThat(
                cloudflare.emulator().requests().stream()
                        .filter(request -> request.path().matches(".*/accounts/[0-9a-f]{32}/tokens/verify"))
                        .count(),
                is(1L));
    }

    @Test
    void aDisabledTokenIsCalledSo() {
        cloudflare.emulator().failNext(Fault.on("GET", "/zones").error(403, 10000, "Authentication error"));
        cloudflare.emulator().failNext(verified("disabled", "2031-05-06T07:08:09Z"));

        assertThat(tried("cf").getMessage(), containsString("may not be used, Cloudflare calls it disabled"));
    }

    @Test
    void withoutAnswerNothingIsClaimed() {
        cloudflare.emulator().failNext(Fault.on("GET", "/zones").error(500, 0, "down"));

        FormValidation answer = tried("cf");

        assertThat(answer.kind, is(FormValidation.Kind.ERROR));
        assertThat(answer.getMessage(), containsString("Cloudflare has a fault"));
    }

    @Test
    void withoutATokenThereIsNothingToTry() {
        assertThat(tried("").getMessage(), is("Choose an API token first."));
        assertThat(tried("nowhere").getMessage(), containsString("Jenkins has no credential with that id"));
        assertThat(cloudflare.emulator().requests(), is(List.of()));
    }

    @Test
    void onlyAnAdministratorMayTryAndOnlyByPost() throws Exception {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ, Jenkins.MANAGE, Jenkins.SYSTEM_READ)
                .everywhere()
                .to("manager"));

        assertThat(asked("manager", HttpMethod.POST).getStatusCode(), is(403));
        assertThat(asked("admin", HttpMethod.GET).getStatusCode(), is(404));
        assertThat(cloudflare.emulator().requests(), is(List.of()));
        WebResponse answer = asked("admin", HttpMethod.POST);
        assertThat(
                answer.getContentAsString(),
                allOf(containsString("The token is valid."), not(containsString(Stored.API_TOKEN))));
    }

    private WebResponse asked(String user, HttpMethod method) throws Exception {
        String path = "descriptorByName/" + AopGlobalConfiguration.class.getName() + "/testConnection";
        try (JenkinsRule.WebClient client = jenkins.createWebClient().login(user)) {
            client.setThrowExceptionOnFailingStatusCode(false);
            URL url = method == HttpMethod.POST
                    ? client.createCrumbedUrl(path)
                    : new URL(jenkins.getURL(), path + "?credentialsId=cf");
            WebRequest request = new WebRequest(url, method);
            if (method == HttpMethod.POST) {
                request.setRequestParameters(List.of(new NameValuePair("credentialsId", "cf")));
            }
            return client.getPage(request).getWebResponse();
        }
    }

    private static Fault verified(String status, String expiresOn) {
        return Fault.on("GET", "/user/tokens/verify")
                .answer(
                        200,
                        "application/json",
                        "{\"success\":true,\"errors\":[],\"messages\":[],\"result\":{\"id\":\"1\",\"status\":\""
                                + status + "\",\"expires_on\":\"" + expiresOn + "\"}}");
    }
}
