package io.jenkins.plugins.cloudflare.aop.step;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import hudson.model.Descriptor;
import io.jenkins.plugins.cloudflare.aop.fixture.Stored;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.jenkinsci.plugins.workflow.cps.Snippetizer;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepConfigTester;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The forms of the steps, as the Snippet Generator shows them. */
@WithJenkins
class StepFormTest {
    private static JenkinsRule jenkins;

    @BeforeAll
    static void storeCredentials(JenkinsRule rule) throws Exception {
        jenkins = rule;
        ClientCertificate client = TestPki.ca("CA").client("www.example.com");
        Stored.apiToken("cf");
        Stored.text("opener", "secret");
        Stored.keyStore("client", client);
        Stored.pem("ca", client);
    }

    @Test
    void uploadKeepsEveryField() throws Exception {
        UploadCertificateStep step = new UploadCertificateStep();
        step.setCredentialsId("cf");
        step.setZone("example.com");
        step.setWaitSeconds(30);
        step.setCertificateCredentialsId("client");
        step.setCertificatePasswordCredentialsId("opener");
        step.setIssuerCredentialsId("ca");
        step.setCommonName("www.example.com");
        step.setValidityDays(60);
        step.setRenewBeforeDays(20);

        jenkins.assertEqualDataBoundBeans(step, roundTrip(step));
    }

    @Test
    void enableKeepsEveryField() throws Exception {
        EnableHostnameStep step = new EnableHostnameStep("www.example.com\napi.example.com");
        step.setCertificateId("2458ce5a-0c35-4c7f-82c7-8e9487d3ff60");

        jenkins.assertEqualDataBoundBeans(step, roundTrip(step));
    }

    @Test
    void verifyKeepsEveryField() throws Exception {
        VerifyOriginStep step = new VerifyOriginStep("www.example.com");
        step.setOrigins("192.0.2.1, 192.0.2.2:8443");
        step.setPath("/health");
        step.setRounds(5);
        step.setExpect("accepting");
        step.setOnFailure("UNSTABLE");
        step.setThroughCloudflare(true);
        step.setDetours("-PLAIN_HTTP");
        step.setAllowedIssuers("CN=Partner CA,O=Example");
        step.setTrustCredentialsId("ca");
        step.setChecksName("Gate");
        step.setSkipPublishingChecks(true);
        step.setWaitSeconds(0);

        jenkins.assertEqualDataBoundBeans(step, roundTrip(step));
    }

    @Test
    void emptyFieldsStayEmpty() throws Exception {
        jenkins.assertEqualDataBoundBeans(new UploadCertificateStep(), roundTrip(new UploadCertificateStep()));
        jenkins.assertEqualDataBoundBeans(
                new VerifyOriginStep("a.example.com"), roundTrip(new VerifyOriginStep("a.example.com")));
    }

    @Test
    void snippetsSayNothingThatIsDefault() throws Exception {
        UploadCertificateStep upload = new UploadCertificateStep();
        upload.setZone("example.com");
        upload.setCertificateCredentialsId("client");
        EnableHostnameStep enable = new EnableHostnameStep("www.example.com");
        VerifyOriginStep verify = new VerifyOriginStep("www.example.com");
        verify.setOrigins("192.0.2.1");

        assertThat(
                Snippetizer.object2Groovy(upload),
                is("aopUploadCertificate certificateCredentialsId: 'client', zone: 'example.com'"));
        assertThat(Snippetizer.object2Groovy(enable), is("aopEnableHostname 'www.example.com'"));
        assertThat(
                Snippetizer.object2Groovy(verify),
                is("aopVerifyOrigin hostnames: 'www.example.com', origins: '192.0.2.1'"));
    }

    @Test
    void generatorOffersEachOperationOnce() {
        for (String name : List.of(
                "aopUploadCertificate",
                "aopEnableHostname",
                "aopVerifyOrigin",
                "aopOriginConfig",
                "aopRotateCertificate",
                "aopStatus")) {
            String displayName = StepDescriptor.byFunctionName(name).getDisplayName();
            long offers = new Snippetizer()
                    .getQuasiDescriptors(false).stream()
                            .filter(offer -> offer.real.getDisplayName().equals(displayName))
                            .count();
            assertThat(name, offers, is(1L));
        }
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                UploadCertificateStep.class,
                EnableHostnameStep.class,
                VerifyOriginStep.class,
                OriginConfigStep.class,
                RotateCertificateStep.class,
                DisableHostnameStep.class,
                PruneCertificatesStep.class,
                StatusStep.class,
                EnableGloballyStep.class,
                ExpirationAlertStep.class
            })
    void everyParameterHasHelp(Class<? extends Step> type) throws Exception {
        DescribableModel<? extends Step> model = DescribableModel.of(type);
        assertThat(model.getHelp(), is(notNullValue()));
        for (DescribableParameter parameter : model.getParameters()) {
            assertThat(parameter.getName(), help(type, parameter.getName()), is(notNullValue()));
        }
    }

    @Test
    void argumentsAreReadableInTheStageView() {
        Descriptor<?> descriptor = jenkins.jenkins.getDescriptor(EnableHostnameStep.class);

        assertThat(
                ((StepDescriptor) descriptor)
                        .argumentsToString(Map.of("hostnames", List.of("a.example.com", "b.example.com"))),
                is("a.example.com, b.example.com"));
    }

    private static Object help(Class<?> type, String parameter) {
        for (Class<?> c = type; c != Step.class; c = c.getSuperclass()) {
            Object found = c.getResource(c.getSimpleName() + "/help-" + parameter + ".html");
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static <S extends Step> S roundTrip(S step) throws Exception {
        return new StepConfigTester(jenkins).configRoundTrip(step);
    }
}
