package io.jenkins.plugins.cloudflare.aop.config;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hudson.util.FormValidation;
import io.jenkins.plugins.cloudflare.aop.agent.NodeDirectory;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.run.AopServices;
import java.nio.file.Files;
import java.nio.file.Path;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** How many connections an administrator allows, from the field to the visits. */
@WithJenkins
class ConnectionLimitFormTest {
    private static final String SENTENCE = "Give a whole number from 1 to 1024, or nothing for 64.";

    private static JenkinsRule jenkins;

    private final AopGlobalConfiguration configuration = AopGlobalConfiguration.get();

    @BeforeAll
    static void start(JenkinsRule rule) {
        jenkins = rule;
    }

    @BeforeEach
    void reset() {
        configuration.setConnections(null);
        configuration.setConnectionsPerAddress(null);
    }

    @Test
    void theFormKeepsNumbersAndDefaults() throws Exception {
        jenkins.configRoundtrip();
        assertThat(configuration.getConnections(), is(nullValue()));
        assertThat(configuration.getConnectionsPerAddress(), is(nullValue()));
        assertThat(configuration.probeLimits(), is(ProbeLimits.DEFAULT));

        configuration.setConnections(1024);
        configuration.setConnectionsPerAddress(1);
        jenkins.configRoundtrip();
        assertThat(configuration.getConnections(), is(1024));
        assertThat(configuration.getConnectionsPerAddress(), is(1));

        configuration.setConnections(null);
        jenkins.configRoundtrip();
        assertThat(configuration.getConnections(), is(nullValue()));
    }

    @Test
    void buildsGoByThem() throws Exception {
        configuration.setConnections(256);
        configuration.setConnectionsPerAddress(32);

        ProbeLimits limits = AopServices.get()
                .operationContext(
                        jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject()),
                        jenkins.createTaskListener(),
                        NodeDirectory.CONTROLLER)
                .prober()
                .limits();

        assertThat(limits.atOnce(), is(256));
        assertThat(limits.atOncePerAddress(), is(32));
        assertThat(limits.visit(), is(ProbeLimits.DEFAULT.visit()));
        assertThat(limits.patience(), is(ProbeLimits.DEFAULT.patience()));
    }

    @Test
    void theFieldSaysWhatCanBe() {
        for (String well : new String[] {"", " ", "1", " 64 ", "1024"}) {
            assertThat(well, configuration.doCheckConnections(well).kind, is(FormValidation.Kind.OK));
        }
        for (String wrong : new String[] {"0", "-1", "1025", "many", "1.5", "99999999999"}) {
            FormValidation answer = configuration.doCheckConnections(wrong);
            assertThat(wrong, answer.kind, is(FormValidation.Kind.ERROR));
            assertThat(answer.getMessage(), is(SENTENCE));
        }
        assertThat(configuration.doCheckConnectionsPerAddress("0").getMessage(), containsString("nothing for 16."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1025", "1.5"})
    void aFormWithAnotherNumberIsRefusedAsAWhole(String wrong) throws Exception {
        configuration.setConnections(8);
        try (JenkinsRule.WebClient client = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false)) {
            HtmlForm form = client.goTo("configure").getFormByName("config");
            form.getInputByName("_.connections").setValue(wrong);
            form.getInputByName("_.connectionsPerAddress").setValue("4");

            HtmlPage answer = jenkins.submit(form);

            assertThat(answer.getWebResponse().getStatusCode(), is(400));
            assertThat(answer.asNormalizedText(), containsString(SENTENCE));
        }
        assertThat(configuration.getConnections(), is(8));
        assertThat(configuration.getConnectionsPerAddress(), is(nullValue()));
    }

    @Test
    void codeIsToldWhatIsWrong() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> configuration.setConnections(0));
        assertThat(refused.getMessage(), is("connections is 0; give 1 to 1024"));
        refused = assertThrows(IllegalArgumentException.class, () -> configuration.setConnectionsPerAddress(1025));
        assertThat(refused.getMessage(), is("connectionsPerAddress is 1025; give 1 to 1024"));
        assertThat(configuration.probeLimits(), is(ProbeLimits.DEFAULT));
    }

    @Test
    void whatAnOlderVersionSavedHasTheDefaults() throws Exception {
        AopGlobalConfiguration loaded = loaded("<allowLocalAddresses>true</allowLocalAddresses>");

        assertThat(loaded.getCredentialsId(), is("cf"));
        assertThat(loaded.isAllowLocalAddresses(), is(true));
        assertThat(loaded.getConnections(), is(nullValue()));
        assertThat(loaded.probeLimits(), is(ProbeLimits.DEFAULT));
    }

    @Test
    void whatAPersonWroteIntoTheFileIsReadAndWhatCannotBeIsLeftAside() throws Exception {
        AopGlobalConfiguration loaded =
                loaded("<connections>0</connections><connectionsPerAddress>2</connectionsPerAddress>");

        assertThat(loaded.probeLimits().atOnce(), is(64));
        assertThat(loaded.probeLimits().atOncePerAddress(), is(2));
    }

    private AopGlobalConfiguration loaded(String fields) throws Exception {
        String type = AopGlobalConfiguration.class.getName();
        Path file = jenkins.jenkins.getRootDir().toPath().resolve(type + ".xml");
        Files.writeString(
                file,
                "<?xml version='1.1' encoding='UTF-8'?>\n<" + type + " plugin=\"cloudflare-aop@1\">"
                        + "<credentialsId>cf</credentialsId>" + fields + "</" + type + ">\n");
        AopGlobalConfiguration loaded = new AopGlobalConfiguration();
        loaded.load();
        return loaded;
    }
}
