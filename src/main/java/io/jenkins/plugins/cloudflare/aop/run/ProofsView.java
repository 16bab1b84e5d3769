package io.jenkins.plugins.cloudflare.aop.run;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.cloudflare.aop.record.FailureReason;
import io.jenkins.plugins.cloudflare.aop.record.Instants;
import io.jenkins.plugins.cloudflare.aop.record.LatestProof;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.VerdictEntry;
import io.jenkins.plugins.cloudflare.aop.record.ProofOverview;
import io.jenkins.plugins.cloudflare.aop.record.Severity;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The proofs of a build: groups of failures that open by a click, a few rows, and the rest. For Jelly. */
@Restricted(NoExternalUse.class)
public final class ProofsView {
    private final ProofOverview overview;

    ProofsView(ProofOverview overview) {
        this.overview = overview;
    }

    public boolean isEmpty() {
        return overview.isEmpty();
    }

    public List<Group> getGroups() {
        return overview.groups().stream().map(Group::new).toList();
    }

    public List<Row> getShown() {
        return rows(overview.shown());
    }

    public List<Row> getMore() {
        return rows(overview.more());
    }

    private static List<Row> rows(List<LatestProof> proofs) {
        return proofs.stream().map(Row::new).toList();
    }

    /** Many failures of one kind at one origin. */
    public record Group(ProofOverview.Group group) {
        public List<Row> rows() {
            return ProofsView.rows(group.proofs());
        }
    }

    /** A proof and how it is shown. */
    public record Row(LatestProof proof) {
        public VerdictEntry verdict() {
            return proof.verdict();
        }

        public Severity tone() {
            return Severity.of(verdict());
        }

        /** The verdict, or in which way it failed. */
        public String kind() {
            return proof.kind();
        }

        /** Why the origin's own certificate failed it; null when it did not. */
        @CheckForNull
        public String distrust() {
            return FailureReason.distrust(verdict()).orElse(null);
        }

        /** What this build found before, oldest first, a line each. */
        public List<String> history() {
            return proof.earlier().stream()
                    .map(before -> Instants.readable(before.at()) + " " + before.verdict()
                            + (before.expected() == null ? "" : ", expected " + before.expected())
                            + (before.passed() ? ", passed" : ", failed"))
                    .toList();
        }
    }
}
