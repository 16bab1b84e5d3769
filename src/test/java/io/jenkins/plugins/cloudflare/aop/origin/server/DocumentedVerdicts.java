package io.jenkins.plugins.cloudflare.aop.origin.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** The tables of docs/verification.md, so that what people read is what is tested. */
public final class DocumentedVerdicts {
    /** What a heading ends with whose table has ways around. */
    static final String WAYS_AROUND = ", ways around";

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (?!configuration \\|)(.+?) \\| (.+?) \\|$");

    private DocumentedVerdicts() {}

    /** Configuration and result of each row under a heading. */
    static Stream<Arguments> of(String heading) throws IOException {
        return rows(heading).stream().map(row -> Arguments.of(row.get(0), row.get(1)));
    }

    /** The result of each configuration. */
    public static Map<String, String> table(String heading) throws IOException {
        Map<String, String> table = new LinkedHashMap<>();
        rows(heading).forEach(row -> table.put(row.get(0), row.get(1)));
        return table;
    }

    static Set<String> configurations(String heading) throws IOException {
        Set<String> names = new HashSet<>();
        for (List<String> row : rows(heading)) {
            if (!names.add(row.get(0))) {
                throw new IOException("twice in the table of " + heading + ": " + row.get(0));
            }
        }
        return names;
    }

    /** The configurations that are said to be enforced and have no way around. */
    static Set<String> enforced(String heading) throws IOException {
        Set<String> names = new LinkedHashSet<>();
        for (List<String> row : rows(heading)) {
            if (row.get(1).equals("ENFORCED")) {
                names.add(row.get(0));
            }
        }
        for (List<String> row : rows(heading + WAYS_AROUND)) {
            if (!row.get(1).equals("none")) {
                names.remove(row.get(0));
            }
        }
        return names;
    }

    private static List<List<String>> rows(String heading) throws IOException {
        String page = Files.readString(Path.of(System.getProperty("aop.root", "."), "docs", "verification.md"));
        String[] parts = page.split("(?m)^### " + Pattern.quote(heading) + "$", 2);
        if (parts.length < 2 && heading.endsWith(WAYS_AROUND)) {
            return List.of();
        }
        if (parts.length < 2) {
            throw new IOException("docs/verification.md has no section " + heading);
        }
        String section = parts[1].split("(?m)^#", 2)[0];
        return ROW.matcher(section)
                .results()
                .map(row -> List.of(row.group(1), row.group(2).replace("`", "")))
                .toList();
    }
}
