package io.jenkins.plugins.cloudflare.aop.architecture;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Jelly and Jenkins' messages render labels as java.text.MessageFormat does, which takes an apostrophe for a quote. */
class LabelTest {
    /** Read as it stands, not as a format. */
    private static final String ADVICE = "advice.properties";

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of(System.getProperty("aop.root", "."), "src/main/resources"))) {
            return all.filter(file -> file.toString().endsWith(".properties"))
                    .filter(file -> !file.endsWith(ADVICE))
                    .toList();
        }
    }

    @Test
    void thereAreLabels() throws IOException {
        assertThat(files().size(), is(greaterThan(20)));
    }

    @ParameterizedTest
    @MethodSource("files")
    void noApostropheVanishes(Path file) throws IOException {
        Properties labels = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            labels.load(in);
        }
        for (String key : labels.stringPropertyNames()) {
            String label = labels.getProperty(key);
            String shown = new MessageFormat(label, Locale.ROOT).format(new Object[] {5});
            assertThat(
                    key + "=" + label + " is shown as " + shown,
                    apostrophes(shown),
                    is(apostrophes(label.replace("''", "'"))));
        }
    }

    private static long apostrophes(String text) {
        return text.chars().filter(c -> c == '\'').count();
    }
}
