package io.jenkins.plugins.cloudflare.aop.operation.journal;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ZoneId;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.UnaryOperator;

/**
 * A journal of one JSON file per zone in a directory. A crash leaves the old document or the new one, never half of one, and
 * writers wait for each other, also those of other processes.
 */
public final class FileJournal implements Journal {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private static final DocumentReader READER = new DocumentReader(JSON);

    private final Path directory;

    public FileJournal(Path directory) {
        this.directory = directory;
    }

    @Override
    public ZoneDocument read(ZoneId zone) throws OperationException {
        try {
            return undisturbed(() -> load(zone));
        } catch (IOException e) {
            throw new OperationException("journal " + file(zone) + " cannot be read: " + e.getMessage());
        }
    }

    private ZoneDocument load(ZoneId zone) throws OperationException, IOException {
        Path file = file(zone);
        try {
            return READER.read(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return ZoneDocument.empty();
        } catch (JacksonException e) {
            throw damaged(file, "is not readable JSON");
        } catch (IllegalArgumentException e) {
            throw damaged(file, e.getMessage());
        }
    }

    private static OperationException damaged(Path file, String what) {
        return new OperationException("journal " + file + " " + what
                + (what.contains("newer version")
                        ? "; update this one"
                        : "; move it away to start a new one, what Cloudflare holds is not affected"));
    }

    @Override
    public ZoneDocument update(ZoneId zone, UnaryOperator<ZoneDocument> change) throws OperationException {
        try {
            return undisturbed(() -> {
                try (FileLock ignored = FileLock.of(directory, zone.value() + ".lock")) {
                    return replace(zone, change);
                }
            });
        } catch (IOException e) {
            throw new OperationException("journal " + file(zone) + " cannot be written: " + e.getMessage()
                    + "; nothing was sent to Cloudflare after this");
        }
    }

    private interface Access {
        ZoneDocument run() throws OperationException, IOException;
    }

    /** An abort must not lose what is written ahead: an interrupt is kept until this is done. */
    private static ZoneDocument undisturbed(Access access) throws OperationException, IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    return access.run();
                } catch (ClosedByInterruptException | FileLockInterruptionException e) {
                    interrupted |= Thread.interrupted();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private ZoneDocument replace(ZoneId zone, UnaryOperator<ZoneDocument> change)
            throws OperationException, IOException {
        ZoneDocument document = change.apply(load(zone));
        Path draft = Files.createTempFile(directory, zone.value(), ".tmp");
        try {
            Files.write(draft, JSON.writeValueAsBytes(document));
            // Without it a power failure may leave the new name with no content.
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(draft, file(zone), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
        return document;
    }

    private Path file(ZoneId zone) {
        return directory.resolve(zone.value() + ".json");
    }
}
