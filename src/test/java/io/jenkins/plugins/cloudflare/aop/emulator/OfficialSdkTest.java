package io.jenkins.plugins.cloudflare.aop.emulator;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Cloudflare's own SDK against the emulator; what is checked is in {@code src/test/sdk/check.mjs}. Needs npm and a
 * registry of packages; without them it is skipped unless {@code -Daop.requireServers=true}.
 */
class OfficialSdkTest {
    private static final Path ROOT =
            Path.of(System.getProperty("aop.root", ".")).toAbsolutePath();
    private static final boolean REQUIRED = Boolean.getBoolean("aop.requireServers");
    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

    @Test
    void theSdkUploadsListsAssociatesAndDeletes() throws Exception {
        assumeTrue(REQUIRED || hasNpm(), "npm is not installed");
        Path directory = Files.createDirectories(Path.of("target", "sdk"));
        for (String file : List.of("package.json", "check.mjs")) {
            Files.copy(
                    ROOT.resolve("src/test/sdk").resolve(file),
                    directory.resolve(file),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        Credential leaf = Credential.selfSigned("leaf");
        Files.writeString(directory.resolve("leaf.pem"), leaf.certificatePem());
        Files.writeString(directory.resolve("signer.pem"), leaf.privateKeyPem());
        install(directory, npm(), "install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock");
        try (CloudflareEmulator emulator = CloudflareEmulator.start(
                EmulatorOptions.defaults().withPending(Pending.lasting(Duration.ofMillis(200))))) {
            String said = run(
                    directory,
                    "node",
                    "check.mjs",
                    emulator.apiUrl(),
                    emulator.addZone("example.com"),
                    "leaf.pem",
                    "signer.pem");
            assertThat(said.strip(), is("ok"));
        }
    }

    private static void install(Path directory, String... command) throws IOException, InterruptedException {
        try {
            run(directory, command);
        } catch (AssertionError e) {
            assumeTrue(REQUIRED, "the SDK cannot be installed; is there a network?");
            throw e;
        }
    }

    private static String npm() {
        return WINDOWS ? "npm.cmd" : "npm";
    }

    private static boolean hasNpm() throws InterruptedException {
        try {
            return new ProcessBuilder(npm(), "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static String run(Path directory, String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(directory, "output", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError(String.join(" ", command) + " did not end");
        }
        String said = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(String.join(" ", command) + " said:\n" + said, process.exitValue(), is(0));
        return said;
    }
}
