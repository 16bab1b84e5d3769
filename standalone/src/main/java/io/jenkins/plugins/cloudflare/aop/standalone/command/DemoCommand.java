package io.jenkins.plugins.cloudflare.aop.standalone.command;

import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.record.file.BuildRecordJson;
import io.jenkins.plugins.cloudflare.aop.record.file.RecordFiles;
import io.jenkins.plugins.cloudflare.aop.standalone.UsageException;
import io.jenkins.plugins.cloudflare.aop.standalone.credential.CredentialStore;
import io.jenkins.plugins.cloudflare.aop.standalone.demo.DemoWorld;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Jenkinsfile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code demo}: the main job with nothing installed. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Shows the whole way from an open origin to a proven one, with a Cloudflare emulator, an origin"
                + " and certificates made on the spot. Nothing leaves this machine.")
final class DemoCommand implements Callable<Integer> {
    private final PrintStream out;
    private final PrintStream err;

    @Option(
            names = "--directory",
            paramLabel = "DIR",
            description = "Where the demo works and leaves its artifacts. Default: a new temporary directory.")
    private Path directory;

    DemoCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws UsageException, IOException, GeneralSecurityException {
        Path root = directory == null ? Files.createTempDirectory("cloudflare-aop-demo-") : directory;
        // Before a run looks at it, which would name an option that the demo does not have.
        Files.createDirectories(root.resolve("workspace"));
        Directories directories =
                Directories.of(root.resolve("workspace"), root.resolve("artifacts"), root.resolve("state"));
        try (DemoWorld world = new DemoWorld(directories.workspace().resolve("origin/mode"))) {
            out.println("Cloudflare emulator at " + world.apiUrl() + ", origin at "
                    + world.parameters().get("ORIGIN") + "; running demo.Jenkinsfile");
            int status = new ScriptRun(
                            CredentialStore.inMemory(world.secrets()), world.site(), ProbeLimits.DEFAULT, out, err)
                    .run(
                            new Jenkinsfile("demo.Jenkinsfile", DemoWorld.script()),
                            directories.nextBuild(),
                            world.parameters(),
                            world::addTo);
            conclude(directories.artifacts());
            return status;
        }
    }

    private void conclude(Path artifacts) throws IOException {
        out.println("Left behind:");
        for (String file : List.of(RecordFiles.RECORD, RecordFiles.VERIFICATION, RecordFiles.REPORT)) {
            if (Files.exists(artifacts.resolve(file))) {
                out.println("  " + artifacts.resolve(file));
            }
        }
        Path record = artifacts.resolve(RecordFiles.RECORD);
        if (Files.exists(record)) {
            BuildRecordJson.read(Files.readAllBytes(record)).operations().stream()
                    .flatMap(operation -> operation.verdicts().stream())
                    .reduce((earlier, later) -> later)
                    .ifPresent(last -> out.println("Verdict: " + last.verdict()));
        }
    }
}
