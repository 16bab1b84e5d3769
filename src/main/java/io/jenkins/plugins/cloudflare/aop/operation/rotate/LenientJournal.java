package io.jenkins.plugins.cloudflare.aop.operation.rotate;

import io.jenkins.plugins.cloudflare.aop.cloudflare.ZoneId;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Console;
import io.jenkins.plugins.cloudflare.aop.operation.journal.Journal;
import io.jenkins.plugins.cloudflare.aop.operation.journal.ZoneDocument;
import java.util.function.UnaryOperator;

/** A journal for a rollback that is under way: a full disk does not stop it, and the next run looks again. */
record LenientJournal(Journal journal, Console console) implements Journal {
    @Override
    public ZoneDocument read(ZoneId zone) throws OperationException {
        return journal.read(zone);
    }

    @Override
    public ZoneDocument update(ZoneId zone, UnaryOperator<ZoneDocument> change) throws OperationException {
        try {
            return journal.update(zone, change);
        } catch (OperationException e) {
            console.say("The rollback goes on without the journal: " + e.getMessage());
            return change.apply(journal.read(zone));
        }
    }
}
