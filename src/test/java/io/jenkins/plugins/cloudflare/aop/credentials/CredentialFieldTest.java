package io.jenkins.plugins.cloudflare.aop.credentials;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import hudson.util.Secret;
import io.jenkins.plugins.cloudflare.aop.builder.UploadCertificateBuilder;
import io.jenkins.plugins.cloudflare.aop.builder.VerifyOriginBuilder;
import io.jenkins.plugins.cloudflare.aop.config.AopGlobalConfiguration;
import io.jenkins.plugins.cloudflare.aop.fixture.Stored;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import io.jenkins.plugins.cloudflare.aop.step.UploadCertificateStep;
import java.util.List;
import java.util.concurrent.Callable;
import jenkins.model.Jenkins;
import org.htmlunit.FailingHttpStatusCodeException;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Who learns of which credentials from the forms. */
@WithJenkins
class CredentialFieldTest {
    private static JenkinsRule jenkins;
    private static FreeStyleProject job;

    private final UploadCertificateBuilder.DescriptorImpl builder =
            jenkins.jenkins.getDescriptorByType(UploadCertificateBuilder.DescriptorImpl.class);
    private final UploadCertificateStep.DescriptorImpl step =
            jenkins.jenkins.getDescriptorByType(UploadCertificateStep.DescriptorImpl.class);

    @BeforeAll
    static void store(JenkinsRule rule) throws Exception {
        jenkins = rule;
        job = jenkins.createFreeStyleProject("job");
        Stored.apiToken("cf");
        Stored.pem("pem-file", TestPki.ca("CA").client("www.example.com"));
        Stored.keyStore("pkcs12", TestPki.ca("CA").client("www.example.com"));
        Stored.add(new StringCredentialsImpl(CredentialsScope.SYSTEM, "system", null, Secret.fromString("token")));
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ, Item.READ, Item.CONFIGURE, CredentialsProvider.USE_ITEM)
                .everywhere()
                .to("author")
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("visitor"));
    }

    @Test
    void whoMayConfigureSeesThoseOfTheRightKind() throws Exception {
        assertThat(as("author", () -> ids(builder.doFillCredentialsIdItems(job, ""))), contains("", "cf"));
        assertThat(
                as("author", () -> ids(step.doFillCertificateCredentialsIdItems(job, "pkcs12"))),
                containsInAnyOrder("", "pem-file", "pkcs12"));
        assertThat(
                as("author", () -> ids(step.doFillIssuerCredentialsIdItems(job, "gone"))),
                containsInAnyOrder("", "pem-file", "pkcs12", "gone"));
        assertThat(
                as("author", () -> ids(builder.doFillCertificatePasswordCredentialsIdItems(job, ""))),
                contains("", "cf"));
    }

    @Test
    void whoMayOnlyReadSeesOnlyTheCurrentOne() throws Exception {
        assertThat(as("visitor", () -> ids(builder.doFillCredentialsIdItems(job, "mine"))), contains("mine"));
        assertThat(as("visitor", () -> ids(step.doFillCertificateCredentialsIdItems(job, "mine"))), contains("mine"));
        assertThat(as("author", () -> ids(builder.doFillCredentialsIdItems(null, "mine"))), contains("mine"));
    }

    @Test
    void administratorSeesNoSystemCredentialForJobs() throws Exception {
        assertThat(as("admin", () -> ids(builder.doFillCredentialsIdItems(null, ""))), contains("", "cf"));
        assertThat(
                as("admin", () -> ids(AopGlobalConfiguration.get().doFillCredentialsIdItems(""))),
                containsInAnyOrder("", "cf", "system"));
        assertThat(
                as("author", () -> ids(AopGlobalConfiguration.get().doFillCredentialsIdItems("mine"))),
                contains("mine"));
    }

    @Test
    void checkTellsOnlyWhoMayKnow() throws Exception {
        assertThat(as("author", () -> builder.doCheckCredentialsId(job, "cf").kind), is(FormValidation.Kind.OK));
        assertThat(as("author", () -> builder.doCheckCredentialsId(job, "no").kind), is(FormValidation.Kind.ERROR));
        assertThat(as("author", () -> builder.doCheckCredentialsId(job, "pkcs12").kind), is(FormValidation.Kind.ERROR));
        assertThat(as("author", () -> builder.doCheckCredentialsId(job, "${P}").kind), is(FormValidation.Kind.WARNING));
        assertThat(as("author", () -> step.doCheckIssuerCredentialsId(job, "cf").kind), is(FormValidation.Kind.ERROR));
        assertThat(as("author", () -> step.doCheckCertificateCredentialsId(job, "").kind), is(FormValidation.Kind.OK));
        assertThat(as("visitor", () -> builder.doCheckCredentialsId(job, "no").kind), is(FormValidation.Kind.OK));
        assertThat(
                as("visitor", () -> step.doCheckCertificatePasswordCredentialsId(job, "no").kind),
                is(FormValidation.Kind.OK));
    }

    @Test
    void textsAreJudgedAsInABuild() throws Exception {
        VerifyOriginBuilder.DescriptorImpl verify =
                jenkins.jenkins.getDescriptorByType(VerifyOriginBuilder.DescriptorImpl.class);
        assertThat(as("author", () -> verify.doCheckHostnames(job, "").kind), is(FormValidation.Kind.ERROR));
        assertThat(as("author", () -> verify.doCheckRounds(job, "2").kind), is(FormValidation.Kind.ERROR));
        assertThat(as("author", () -> verify.doCheckRounds(job, "50").kind), is(FormValidation.Kind.OK));
        assertThat(as("author", () -> verify.doCheckRounds(job, "51").kind), is(FormValidation.Kind.ERROR));
        assertThat(as("author", () -> verify.doCheckHostnames(job, "https://a").kind), is(FormValidation.Kind.ERROR));
        assertThat(as("author", () -> verify.doCheckHostnames(job, "a.example.com").kind), is(FormValidation.Kind.OK));
        assertThat(as("author", () -> verify.doCheckHostnames(job, "${HOSTS}").kind), is(FormValidation.Kind.OK));
        assertThat(as("author", () -> verify.doCheckOrigins(job, "192.0.2.1:x").kind), is(FormValidation.Kind.ERROR));
        assertThat(as("author", () -> verify.doCheckWaitSeconds(job, "-1").kind), is(FormValidation.Kind.ERROR));
        assertThat(as("author", () -> step.doCheckValidityDays(job, "0").kind), is(FormValidation.Kind.ERROR));
        assertThat(as("visitor", () -> verify.doCheckHostnames(job, "https://a").kind), is(FormValidation.Kind.OK));
    }

    @Test
    void formMethodsAnswerOnlyToPost() throws Exception {
        String url = "job/job/descriptorByName/" + UploadCertificateBuilder.class.getName() + "/fillCredentialsIdItems";
        try (JenkinsRule.WebClient client = jenkins.createWebClient().login("author")) {
            FailingHttpStatusCodeException refused = Assertions.assertThrows(
                    FailingHttpStatusCodeException.class, () -> client.goTo(url, "application/json"));
            assertThat(refused.getStatusCode(), is(404));
            WebRequest post = new WebRequest(client.createCrumbedUrl(url), HttpMethod.POST);
            assertThat(client.getPage(post).getWebResponse().getStatusCode(), is(200));
        }
    }

    private static List<String> ids(ListBoxModel model) {
        return model.stream().map(option -> option.value).toList();
    }

    private static <T> T as(String user, Callable<T> call) throws Exception {
        try (ACLContext ignored = ACL.as2(User.getById(user, true).impersonate2())) {
            return call.call();
        }
    }
}
