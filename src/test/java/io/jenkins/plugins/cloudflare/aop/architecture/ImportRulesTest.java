package io.jenkins.plugins.cloudflare.aop.architecture;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the rules of the house that a compiler does not: who may import whom, and what files may look like. */
class ImportRulesTest {
    private static final String ROOT = "io.jenkins.plugins.cloudflare.aop.";
    private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:static )?([\\w.]+)");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
    private static final int LONGEST_FILE = 200;

    /** What a package may import besides the JDK and itself; prefixes. */
    private static final Map<String, Set<String>> ALLOWED = Map.of(
            "text", Set.of(),
            "cloudflare", Set.of("okhttp3.", "okio.", "com.fasterxml.jackson.", ROOT + "text."),
            "pki", Set.of("org.bouncycastle.", ROOT + "text."),
            "origin", Set.of(ROOT + "text."),
            "record", Set.of("com.fasterxml.jackson.", ROOT + "text."),
            "operation",
                    Set.of(
                            "com.fasterxml.jackson.",
                            ROOT + "cloudflare.",
                            ROOT + "pki.",
                            ROOT + "origin.",
                            ROOT + "record.",
                            ROOT + "text."));

    private static final Set<String> OUTER = Set.of("step", "builder", "credentials", "config", "agent", "run");

    @Test
    void importsRunOneWay() throws IOException {
        List<String> offences = new ArrayList<>();
        int seen = 0;
        for (Path file : sources("src/main/java")) {
            String text = Files.readString(file);
            String home = local(packageOf(text));
            Matcher imports = IMPORT.matcher(text);
            while (imports.find()) {
                seen++;
                if (!allowed(home, imports.group(1))) {
                    offences.add(file.getFileName() + " (" + home + ") imports " + imports.group(1));
                }
            }
        }
        assertThat(seen, is(greaterThan(100)));
        assertThat(offences, is(empty()));
    }

    private static boolean allowed(String home, String imported) {
        if (imported.startsWith("java.") || imported.startsWith("javax.") || imported.startsWith(ROOT + home + ".")) {
            return true;
        }
        Set<String> allowed = ALLOWED.get(home);
        if (allowed != null) {
            return allowed.stream().anyMatch(imported::startsWith);
        }
        // The outer ring may use everything but the two packages that are only entrances.
        return !imported.startsWith(ROOT + "step.") && !imported.startsWith(ROOT + "builder.");
    }

    @Test
    void everyPackageHasItsPlace() throws IOException {
        List<String> strangers = new ArrayList<>();
        for (Path file : sources("src/main/java")) {
            String home = local(packageOf(Files.readString(file)));
            if (!ALLOWED.containsKey(home) && !OUTER.contains(home)) {
                strangers.add(file.toString());
            }
        }
        assertThat(strangers, is(empty()));
    }

    @Test
    void mainFilesStayShort() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (String folder : List.of("src/main/java", "src/emulator/java", "standalone/src/main/java")) {
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
                Matcher matcher =
                        field.matcher(line.toLowerCase(java.util.Locale.ROOT).replace("string ", "String "));
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

    private static String packageOf(String text) {
        Matcher matcher = PACKAGE.matcher(text);
        assertThat("a package", matcher.find(), is(true));
        return matcher.group(1);
    }

    private static String local(String packageName) {
        return packageName.startsWith(ROOT)
                ? packageName.substring(ROOT.length()).split("\\.")[0]
                : "(root)";
    }
}
