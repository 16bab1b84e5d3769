package io.jenkins.plugins.cloudflare.aop.standalone.bench.calls;

import io.jenkins.plugins.cloudflare.aop.standalone.bench.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code cloudflare} package of npm, Cloudflare's official client, and the Node.js that runs it.
 *
 * @param module the file to import
 */
record Sdk(Path node, Path module, String version) {
    private static final String PACKAGE = "cloudflare";
    private static final Pattern VERSION = Pattern.compile("\"version\"\\s*:\\s*\"([^\"]+)\"");
    private static final int PATIENCE_MINUTES = 5;

    /**
     * The package below a folder.
     *
     * @throws IllegalArgumentException with a sentence for the user, when it or Node.js is not there
     */
    static Sdk in(Path folder) throws IOException {
        Path root = folder.toAbsolutePath().resolve("node_modules").resolve(PACKAGE);
        Path module = root.resolve("index.mjs");
        if (!Files.isReadable(module)) {
            throw new IllegalArgumentException(
                    "--sdk " + folder + " has no node_modules/" + PACKAGE + "; run npm install " + PACKAGE + " there.");
        }
        Matcher version = VERSION.matcher(Files.readString(root.resolve("package.json")));
        return new Sdk(program("node"), module, version.find() ? version.group(1) : "?");
    }

    /**
     * Has npm install the newest one.
     *
     * @throws IllegalArgumentException with a sentence for the user, when npm or Node.js is not there
     * @throws IOException when npm did not succeed
     */
    static Sdk installed(Path folder) throws IOException, InterruptedException {
        Path log = folder.resolve("npm.log");
        Process npm = new ProcessBuilder(
                        program("npm").toString(),
                        "install",
                        "--ignore-scripts",
                        "--no-audit",
                        "--no-fund",
                        "--prefix",
                        folder.toString(),
                        PACKAGE)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!npm.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES) || npm.exitValue() != 0) {
                throw new IOException("npm could not install " + PACKAGE + ": " + Files.readString(log));
            }
        } finally {
            npm.descendants().forEach(ProcessHandle::destroy);
            npm.destroy();
        }
        return in(folder);
    }

    private static Path program(String name) {
        return Programs.find(name, Programs.searchPath())
                .orElseThrow(() ->
                        new IllegalArgumentException("bench calls needs " + name + ", not found on the search path."));
    }
}
