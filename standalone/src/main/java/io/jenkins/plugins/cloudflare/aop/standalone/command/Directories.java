package io.jenkins.plugins.cloudflare.aop.standalone.command;

import io.jenkins.plugins.cloudflare.aop.standalone.UsageException;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.BuildPlace;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Where a build works, and what number it has there. All paths are absolute. */
record Directories(Path workspace, Path artifacts, Path state) {
    private static final String NEXT_BUILD_NUMBER = "nextBuildNumber";

    /** @param artifacts null for the default, as for state */
    static Directories of(Path workspace, Path artifacts, Path state) {
        Path root = workspace.toAbsolutePath().normalize();
        return new Directories(
                root,
                artifacts == null
                        ? root.resolve("artifacts")
                        : artifacts.toAbsolutePath().normalize(),
                state == null ? root.resolve(".aop") : state.toAbsolutePath().normalize());
    }

    /** Makes the directories and takes the next build number, also when two runners start at the same time. */
    BuildPlace nextBuild() throws UsageException {
        make("--workspace", workspace);
        make("--artifacts", artifacts);
        make("--state", state);
        Path name = workspace.getFileName();
        return new BuildPlace(name == null ? "job" : name.toString(), take(), workspace, artifacts, state);
    }

    private static void make(String option, Path directory) throws UsageException {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UsageException(option + " " + directory
                    + (Files.exists(directory)
                            ? " is not a directory; give another one"
                            : " cannot be made; check the permissions of the directory above it"));
        }
    }

    private int take() throws UsageException {
        Path file = state.resolve(NEXT_BUILD_NUMBER);
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            // Until the channel is closed.
            channel.lock();
            ByteBuffer content = ByteBuffer.allocate(16);
            channel.read(content, 0);
            String digits = new String(content.array(), 0, content.position(), StandardCharsets.US_ASCII).strip();
            int number = digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : 1;
            byte[] next = (number + 1 + "\n").getBytes(StandardCharsets.US_ASCII);
            channel.write(ByteBuffer.wrap(next), 0);
            channel.truncate(next.length);
            return number;
        } catch (IOException e) {
            throw new UsageException("--state " + state + ": " + NEXT_BUILD_NUMBER
                    + " cannot be written; check the permissions of the directory");
        }
    }
}
