package io.jenkins.plugins.cloudflare.aop.architecture;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What source files may look like. */
class SourceRulesTest {
    private static final int LONGEST_FILE = 200;
    private static final List<String> MAIN = List.of(
            "src/main/java", "src/emulator/java", "src/demo/java", "src/demo-jenkins/java", "standalone/src/main/java");

    @Test
    void mainFilesStayShort() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (String folder : MAIN) {
            for (Path file : sources(folder)) {
                long lines;
                try (Stream<String> all = Files.lines(file)) {
                    lines = all.count();
                }
                if (lines > LONGEST_FILE) {
                    tooLong.add(file.getFileName() + " has " + lines + " lines");
                }
            }
        }
        assertThat(tooLong, is(empty()));
    }

    /** The Jenkins security scan flags String fields with such names; the design forbids them. */
    @Test
    void noFieldLooksLikeAStoredSecret() throws IOException {
        Pattern field = Pattern.compile("\\bString (\\w*(?:pass|key|token|access|credential)\\w*)\\s*[;=]");
        List<String> offences = new ArrayList<>();
        for (Path file : sources("src/main/java")) {
            for (String line : Files.readAllLines(file)) {
                Matcher matcher = field.matcher(line.toLowerCase(Locale.ROOT).replace("string ", "String "));
                if (line.contains("private ")
                        && !line.contains(" static ")
                        && matcher.find()
                        && !matcher.group(1).endsWith("credentialsid")) {
                    offences.add(file.getFileName() + ": " + line.strip());
                }
            }
        }
        assertThat(offences, is(empty()));
    }

    /** What is public for Jenkins or for another room alone is no interface for other plugins. */
    @Test
    void otherPluginsMayUseNothing() throws IOException {
        Pattern type = Pattern.compile(
                "^public (?:abstract |final |sealed )*(?:class|record|interface|enum) ", Pattern.MULTILINE);
        List<String> free = new ArrayList<>();
        for (String room : OuterRing.IMPORTS.keySet()) {
            for (Path file : sources("src/main/java/io/jenkins/plugins/cloudflare/aop/" + room.replace('.', '/'))) {
                String text = Files.readString(file);
                if (type.matcher(text).find() && !text.contains("@Restricted(NoExternalUse.class)")) {
                    free.add(file.getFileName().toString());
                }
            }
        }
        assertThat(free, is(empty()));
    }

    /**
     * What FIPS 140 does not approve is asked for by visits alone: what they measure is the server, with throw-away keys.
     * Beside them one class names old digests, to refuse them.
     */
    @Test
    void oldAlgorithmsAreForVisitsOnly() throws IOException {
        Pattern old = Pattern.compile("\"(?:Hmac)?(?:MD[245]|SHA-?1)\\b|\"(?:DES|RC[24]|ChaCha20|X25519|X448)\\b");
        Set<String> elsewhere = new TreeSet<>();
        Set<String> visits = new TreeSet<>();
        for (Path file : sources("src/main/java")) {
            if (old.matcher(Files.readString(file)).find()) {
                boolean visit = file.toString().replace('\\', '/').contains("/aop/origin/");
                (visit ? visits : elsewhere).add(file.getFileName().toString());
            }
        }
        assertThat(elsewhere, is(Set.of("SignatureDigest.java")));
        assertThat("that they are found", visits, is(not(empty())));
    }

    /** A room says at its door what it does, what enters and what leaves. */
    @Test
    void everyRoomIntroducesItself() throws IOException {
        Set<Path> silent = new TreeSet<>();
        for (String folder : MAIN) {
            for (Path file : sources(folder)) {
                Path introduction = file.resolveSibling("package-info.java");
                if (!Files.exists(introduction)
                        || !Files.readString(introduction).startsWith("/**")) {
                    silent.add(introduction);
                }
            }
        }
        assertThat(silent, is(empty()));
    }

    private static List<Path> sources(String folder) throws IOException {
        Path root = Path.of(System.getProperty("aop.root", ".")).resolve(folder);
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .toList();
            assertThat(folder + " has sources", sources, is(not(empty())));
            return sources;
        }
    }
}
