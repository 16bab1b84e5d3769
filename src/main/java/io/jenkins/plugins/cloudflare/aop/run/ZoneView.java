package io.jenkins.plugins.cloudflare.aop.run;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.cloudflare.aop.record.LevelsEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import io.jenkins.plugins.cloudflare.aop.record.ShownRows;
import io.jenkins.plugins.cloudflare.aop.record.ZoneCertificateEntry;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** What an operation saw of a whole zone. For Jelly. */
@Restricted(NoExternalUse.class)
public final class ZoneView {
    private static final int DAY = "2026-01-01".length();

    private final OperationEntry operation;

    ZoneView(OperationEntry operation) {
        this.operation = operation;
    }

    /** The three levels in one line; null when they were not looked at. */
    @CheckForNull
    public String getLevels() {
        return operation.levels() == null ? null : operation.levels().line();
    }

    /** What is not as builds left it, a sentence each. */
    public List<String> getDrift() {
        LevelsEntry levels = operation.levels();
        return levels == null ? List.of() : levels.drift();
    }

    public ShownRows<Certificate> getCertificates() {
        return ShownRows.of(operation.held().stream().map(Certificate::new).toList());
    }

    /** A certificate that the zone holds. */
    public record Certificate(ZoneCertificateEntry entry) {
        /** The day of the end of validity, in UTC. */
        public String lastDay() {
            return entry.notAfter() == null ? "" : entry.notAfter().substring(0, DAY);
        }

        /** What became of it and why; null when nothing was to be decided. */
        @CheckForNull
        public String decision() {
            return entry.fate() == null ? null : entry.fate() + ": " + entry.reason();
        }
    }
}
