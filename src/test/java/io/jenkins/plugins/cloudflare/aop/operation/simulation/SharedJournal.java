package io.jenkins.plugins.cloudflare.aop.operation.simulation;

import io.jenkins.plugins.cloudflare.aop.cloudflare.ZoneId;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.MemoryJournal;
import io.jenkins.plugins.cloudflare.aop.operation.journal.Journal;
import io.jenkins.plugins.cloudflare.aop.operation.journal.ZoneDocument;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/** One journal for all processes. Its disk may be full, and a process may die before or after it writes. */
final class SharedJournal implements Journal {
    private ZoneDocument document = ZoneDocument.empty();
    /** Is given the document before and after each write. */
    BiConsumer<ZoneDocument, ZoneDocument> written = (before, after) -> {};

    boolean full;
    /** The process that writes dies in one of its next writes. */
    int writesToLive = Integer.MAX_VALUE;

    ZoneDocument now() {
        return document;
    }

    @Override
    public ZoneDocument read(ZoneId zone) {
        return document;
    }

    @Override
    public ZoneDocument update(ZoneId zone, UnaryOperator<ZoneDocument> change) throws OperationException {
        if (full) {
            throw new OperationException("journal cannot be written: no space left");
        }
        if (--writesToLive == 0) {
            throw new MemoryJournal.Killed("before a write");
        }
        ZoneDocument before = document;
        document = change.apply(before);
        written.accept(before, document);
        if (writesToLive == 1) {
            writesToLive = Integer.MAX_VALUE;
            throw new MemoryJournal.Killed("after a write");
        }
        return document;
    }
}
