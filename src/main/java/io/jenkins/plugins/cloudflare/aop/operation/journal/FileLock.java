package io.jenkins.plugins.cloudflare.aop.operation.journal;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Semaphore;

/** Permission to replace a file, towards the threads of this process and towards other processes. */
final class FileLock implements AutoCloseable {
    /** A file is locked for the whole process, so its threads need something else. Writes are short: one serves all. */
    private static final Semaphore THREADS = new Semaphore(1);

    private final FileChannel channel;

    private FileLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * @param name of the file that stands for what is locked; it and its directory are made when they are not there, and
     *     stay
     */
    static FileLock of(Path directory, String name) throws IOException {
        THREADS.acquireUninterruptibly();
        FileChannel channel = null;
        try {
            Files.createDirectories(directory);
            channel = FileChannel.open(directory.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock(channel);
            return new FileLock(channel);
        } catch (IOException | RuntimeException e) {
            if (channel != null) {
                channel.close();
            }
            THREADS.release();
            throw e;
        }
    }

    private static void lock(FileChannel channel) throws IOException {
        try {
            // Until the channel is closed, or the process ends in whatever way.
            channel.lock();
        } catch (ClosedByInterruptException | FileLockInterruptionException e) {
            throw e;
        } catch (IOException e) {
            // Some network file systems have no locks. A controller is alone with its directory all the same.
            if (!channel.isOpen()) {
                throw e;
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            THREADS.release();
        }
    }
}
