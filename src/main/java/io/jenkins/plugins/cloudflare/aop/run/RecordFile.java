package io.jenkins.plugins.cloudflare.aop.run;

import hudson.model.Run;
import hudson.util.AtomicFileWriter;
import io.jenkins.plugins.cloudflare.aop.record.BuildRecord;
import io.jenkins.plugins.cloudflare.aop.record.file.BuildRecordJson;
import io.jenkins.plugins.cloudflare.aop.record.file.RecordFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The record in the directory of its build, beside {@code build.xml}: Jenkins loads that file whole whenever it lists
 * the builds of a job, and a record of many origins is long. It is read when somebody looks at it. Not the artifact,
 * which a job may delete earlier and an artifact manager may keep elsewhere.
 */
final class RecordFile {
    private final Path directory;
    private final Path path;

    RecordFile(Run<?, ?> run) {
        this(run.getRootDir().toPath());
    }

    /** @param directory of the build */
    RecordFile(Path directory) {
        this.directory = directory;
        this.path = directory.resolve(RecordFiles.RECORD);
    }

    /**
     * Nothing when no operation has been recorded.
     *
     * @throws IOException when the file cannot be read, or holds something else
     */
    Optional<BuildRecord> read() throws IOException {
        try {
            return Optional.of(BuildRecordJson.read(Files.readAllBytes(path)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            throw new IOException(path + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Whole or not at all: what was there stays until the new one is on the disk. */
    void write(BuildRecord record) throws IOException {
        Files.createDirectories(directory.resolve(RecordFiles.FOLDER));
        try (AtomicFileWriter writer = new AtomicFileWriter(path, StandardCharsets.UTF_8)) {
            writer.write(new String(BuildRecordJson.write(record), StandardCharsets.UTF_8));
            writer.commit();
        }
    }
}
