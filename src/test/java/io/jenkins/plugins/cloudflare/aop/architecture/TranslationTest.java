package io.jenkins.plugins.cloudflare.aop.architecture;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Format;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that a page shows is there in German, and says the same of the same things. */
class TranslationTest {
    private static final Path RESOURCES = Path.of(System.getProperty("aop.root", "."), "src/main/resources");

    /** Part of records and logs, which are in English for everybody. */
    private static final Set<String> RECORDED = Set.of("advice.properties");

    /** Words that are the same in both languages. */
    private static final Set<String> SAME = Set.of(
            "Cloudflare Authenticated Origin Pulls",
            "Origin Pulls",
            "{0}: Origin Pulls",
            "Build",
            "Hostname",
            "Job",
            "Name",
            "Phase",
            "Server",
            "Status",
            "Webhooks",
            "Zone");

    private static final Pattern QUOTED = Pattern.compile("<(code|em|pre)>(.*?)</\\1>", Pattern.DOTALL);
    private static final Pattern KEY = Pattern.compile("\\$\\{%(\\w+)");

    private static List<Path> files(String extension, boolean german) throws IOException {
        try (Stream<Path> all = Files.walk(RESOURCES)) {
            return all.filter(file -> file.toString().endsWith(extension))
                    .filter(file -> file.toString().endsWith("_de" + extension) == german)
                    .filter(file -> !RECORDED.contains(file.getFileName().toString()))
                    .toList();
        }
    }

    private static List<Path> labels() throws IOException {
        return files(".properties", false);
    }

    private static List<Path> helps() throws IOException {
        return files(".html", false);
    }

    private static List<Path> views() throws IOException {
        // The description of the plugin, which the update site reads as it stands.
        return files(".jelly", false).stream()
                .filter(view ->
                        !view.endsWith("index.jelly") || !view.getParent().equals(RESOURCES))
                .toList();
    }

    private static Path german(Path english) {
        String name = english.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return english.resolveSibling(name.substring(0, dot) + "_de" + name.substring(dot));
    }

    private static Properties read(Path file) throws IOException {
        Properties labels = new Properties();
        // An escape for whatever is not ASCII is read in the same way by all who read it.
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
            labels.load(in);
        }
        return labels;
    }

    @Test
    void noTranslationIsLeftOver() throws IOException {
        for (String extension : List.of(".properties", ".html")) {
            List<Path> expected = files(extension, false).stream()
                    .map(TranslationTest::german)
                    .toList();
            assertThat(expected.size(), is(greaterThan(20)));
            assertThat(files(extension, true), containsInAnyOrder(expected.toArray()));
        }
    }

    @ParameterizedTest
    @MethodSource("labels")
    void labelsAreTranslatedOneByOne(Path file) throws IOException {
        Properties english = read(file);
        Properties german = read(german(file));

        assertThat(new TreeSet<>(german.keySet()), is(new TreeSet<>(english.keySet())));
        for (String key : english.stringPropertyNames()) {
            String source = english.getProperty(key);
            String label = german.getProperty(key);
            assertThat(key, label.isBlank(), is(false));
            assertThat(key + "=" + label, arguments(label), is(arguments(source)));
            if (!SAME.contains(source)) {
                assertThat(key, label, is(not(source)));
            }
        }
    }

    /** Which arguments a label shows, those in its choices included, and as what. */
    private static Set<String> arguments(String label) {
        Set<String> arguments = new TreeSet<>();
        Format[] formats = new MessageFormat(label, Locale.ROOT).getFormatsByArgumentIndex();
        for (int i = 0; i < formats.length; i++) {
            arguments.add(
                    i + " " + (formats[i] == null ? "" : formats[i].getClass().getSimpleName()));
        }
        matches(Pattern.compile("\\{(\\d+[^{}#]*)"), label).forEach(match -> arguments.add(match.group(1)));
        matches(Pattern.compile("(-?\\d+[#<])"), label).forEach(match -> arguments.add(match.group(1)));
        return arguments;
    }

    @ParameterizedTest
    @MethodSource("helps")
    void helpNamesTheSameThings(Path file) throws IOException {
        String english = Files.readString(file);
        String german = Files.readString(german(file));

        assertThat(german, is(not(english)));
        assertThat(quoted(german), containsInAnyOrder(quoted(english).toArray()));
        assertThat(german.split("<p>").length, is(english.split("<p>").length));
    }

    /** Names, in whatever order a language needs; examples. */
    private static List<String> quoted(String help) {
        List<String> quoted = new ArrayList<>();
        matches(QUOTED, help).forEach(match -> quoted.add(match.group(2).strip().replaceAll("\\s+", " ")));
        return quoted;
    }

    @ParameterizedTest
    @MethodSource("views")
    void viewsHaveNoWordsOfTheirOwn(Path view) throws IOException {
        String text = Files.readString(view).replaceAll("<[^>]*>", "").replaceAll("\\$\\{[^}]*}", "");

        assertThat(text.replaceAll("\\P{L}", ""), is(""));
    }

    @ParameterizedTest
    @MethodSource("views")
    void viewsUseTheirLabelsAndNoOthers(Path view) throws IOException {
        Set<String> used = new TreeSet<>();
        matches(KEY, Files.readString(view)).forEach(match -> used.add(match.group(1)));
        Path labels = Path.of(view.toString().replaceAll("\\.jelly$", ".properties"));

        assertThat(used, is(Files.exists(labels) ? new TreeSet<>(read(labels).keySet()) : Set.of()));
    }

    private static Stream<MatchResult> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }
}
