package io.jenkins.plugins.cloudflare.aop.operation.engine;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Tells other processes that this one is at work. Ends with the process, in whatever way that ends. */
final class ProcessLock implements ProcessLocks.Lock {
    private final FileChannel channel;

    private ProcessLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * @param name of the file that stands for what is locked; it and its directory are made when they are not there, and
     *     stay
     * @return empty while another one has it
     */
    static Optional<ProcessLock> take(Path directory, String name) throws OperationException {
        Path file = directory.resolve(name);
        try {
            Files.createDirectories(directory);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isLocked(channel)) {
                return Optional.of(new ProcessLock(channel));
            }
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new OperationException(
                    "lock " + file + " cannot be taken: " + e.getMessage() + "; nothing was sent to Cloudflare");
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // Another runner within this process.
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // It is gone all the same, at the latest with the process.
        }
    }
}
