package io.jenkins.plugins.cloudflare.aop.standalone.bench;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the programs are that the probe is measured beside, and the server. */
public record Programs(Path nginx, Path curl, Path xargs, Path openssl) {
    /** @throws IllegalArgumentException with a sentence for the user, when some are not there */
    public static Programs installed() {
        // Debian keeps servers where the search path of a user does not lead.
        return in(searchPath() + File.pathSeparator + "/usr/sbin");
    }

    static Programs in(String searchPath) {
        List<String> missing = new ArrayList<>();
        Programs programs = new Programs(
                find("nginx", searchPath, missing),
                find("curl", searchPath, missing),
                find("xargs", searchPath, missing),
                find("openssl", searchPath, missing));
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(
                    "bench needs " + String.join(", ", missing) + ", not found on the search path.");
        }
        return programs;
    }

    private static Path find(String name, String searchPath, List<String> missing) {
        return find(name, searchPath).orElseGet(() -> {
            missing.add(name);
            return null;
        });
    }

    /**
     * An executable file.
     *
     * @param searchPath folders, separated as in the environment's PATH
     */
    public static Optional<Path> find(String name, String searchPath) {
        return Stream.of(searchPath.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The user's PATH, empty when there is none. */
    public static String searchPath() {
        return System.getenv().getOrDefault("PATH", "");
    }
}
