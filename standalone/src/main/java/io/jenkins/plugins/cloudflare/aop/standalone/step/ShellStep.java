package io.jenkins.plugins.cloudflare.aop.standalone.step;

import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.AbortException;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Build;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Call;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Signature;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Steps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** The step {@code sh}: runs a script with {@code /bin/sh -xe}, or with the interpreter that its first line names. */
final class ShellStep {
    private ShellStep() {}

    static void addTo(Steps steps) {
        steps.add(
                "sh",
                Signature.of("script", "returnStdout", "returnStatus", "label", "encoding")
                        .inside(),
                ShellStep::run);
    }

    private static Object run(Call call) throws IOException, InterruptedException {
        boolean returnStdout = call.flag("returnStdout", false);
        boolean returnStatus = call.flag("returnStatus", false);
        if (returnStdout && returnStatus) {
            throw new AbortException("step sh: returnStdout and returnStatus exclude each other; give one of them");
        }
        String script = call.text("script");
        Path file = Files.createTempFile(
                "script", ".sh", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try {
            Files.writeString(file, script);
            List<String> command =
                    script.startsWith("#!") ? List.of(file.toString()) : List.of("/bin/sh", "-xe", file.toString());
            ShellProcess process = start(call.build(), command, returnStdout);
            int status = process.await();
            if (returnStatus) {
                return status;
            }
            if (status != 0) {
                if (!process.captured().isEmpty()) {
                    call.build().say(process.captured());
                }
                throw new AbortException("script returned exit code " + status);
            }
            return returnStdout ? process.captured() : null;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static ShellProcess start(Build build, List<String> command, boolean capture) throws IOException {
        Path directory = Files.createDirectories(build.scope().directory());
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(build.environment());
        return new ShellProcess(build, builder, capture);
    }
}
