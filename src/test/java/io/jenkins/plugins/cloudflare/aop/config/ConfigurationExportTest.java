package io.jenkins.plugins.cloudflare.aop.config;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.ConfigurationContext;
import io.jenkins.plugins.casc.ConfiguratorException;
import io.jenkins.plugins.casc.ConfiguratorRegistry;
import io.jenkins.plugins.casc.misc.Util;
import io.jenkins.plugins.cloudflare.aop.fixture.Stored;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What the export says is what configured it, and holds no secret. */
@WithJenkins
class ConfigurationExportTest {
    @TempDir
    Path directory;

    @Test
    void exportIsWhatWasRead(JenkinsRule jenkins) throws Exception {
        Stored.apiToken("cloudflare");
        Path file = Path.of(getClass().getResource("configuration-as-code.yaml").toURI());
        ConfigurationAsCode.get().configure(file.toString());

        assertThat(exported(), is(Files.readString(file)));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ConfigurationAsCode.get().export(all);
        String text = all.toString(StandardCharsets.UTF_8);
        assertThat(text, containsString("connectionsPerAddress: 32"));
        assertThat(text, not(containsString(Stored.API_TOKEN)));
    }

    @Test
    void defaultsAreNotExported(JenkinsRule jenkins) throws Exception {
        assertThat(exported(), not(containsString("connections")));
    }

    @Test
    void aNumberThatCannotBeStopsWithOneSentence(JenkinsRule jenkins) throws Exception {
        Path file = directory.resolve("jenkins.yaml");
        Files.write(file, List.of("unclassified:", "  cloudflareAop:", "    connections: 0"));

        ConfiguratorException refused = assertThrows(
                ConfiguratorException.class, () -> ConfigurationAsCode.get().configure(file.toString()));

        StringBuilder said = new StringBuilder();
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            said.append(cause.getMessage()).append('\n');
        }
        assertThat(said.toString(), containsString("connections is 0; give 1 to 1024"));
    }

    /** With the head of the file. */
    private static String exported() throws Exception {
        ConfigurationContext context = new ConfigurationContext(ConfiguratorRegistry.get());
        String section = Util.toYamlString(Util.getUnclassifiedRoot(context).get("cloudflareAop"));
        return "unclassified:\n  cloudflareAop:\n" + section.indent(4);
    }
}
