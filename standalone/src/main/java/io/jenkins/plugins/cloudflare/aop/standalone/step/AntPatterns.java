package io.jenkins.plugins.cloudflare.aop.standalone.step;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** File patterns as Ant and Jenkins read them: {@code *}, {@code ?} and {@code **}, several with commas between. */
final class AntPatterns {
    private final List<Pattern> patterns;

    private AntPatterns(List<Pattern> patterns) {
        this.patterns = patterns;
    }

    static AntPatterns of(String text) {
        return new AntPatterns(Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(pattern -> !pattern.isEmpty())
                .map(AntPatterns::regex)
                .toList());
    }

    private static Pattern regex(String given) {
        String pattern = given.replace('\\', '/');
        if (pattern.startsWith("./")) {
            pattern = pattern.substring(2);
        }
        if (pattern.endsWith("/")) {
            pattern += "**";
        }
        StringBuilder regex = new StringBuilder();
        for (String part : pattern.split("/")) {
            if (part.equals("**")) {
                regex.append("(?:[^/]+/)*");
            } else {
                for (char c : part.toCharArray()) {
                    regex.append(c == '*' ? "[^/]*" : c == '?' ? "[^/]" : Pattern.quote(String.valueOf(c)));
                }
                regex.append('/');
            }
        }
        return Pattern.compile(regex.toString());
    }

    boolean matches(String path) {
        // Each name ends with a slash here, so that ** is the same at the end as elsewhere.
        return patterns.stream().anyMatch(pattern -> pattern.matcher(path + "/").matches());
    }

    /**
     * The files that match, sorted, relative to a directory.
     *
     * @param except directories that are not looked into: the runner's own
     */
    List<Path> find(Path directory, AntPatterns exclude, Set<Path> except) throws IOException {
        List<Path> found = new ArrayList<>();
        if (!Files.isDirectory(directory)) {
            return found;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
                return except.contains(visited) || visited.endsWith(".git")
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                Path relative = directory.relativize(file);
                String path = relative.toString().replace('\\', '/');
                if (matches(path) && !exclude.matches(path)) {
                    found.add(relative);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        found.sort(null);
        return found;
    }
}
