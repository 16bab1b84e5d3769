package io.jenkins.plugins.cloudflare.aop.run;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Action;
import hudson.model.Run;
import java.util.Collection;
import java.util.List;
import jenkins.management.Badge;
import jenkins.model.Tab;
import jenkins.model.TransientActionFactory;
import jenkins.model.experimentalflags.UserExperimentalFlag;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The record of a build as a tab of the new build page, and as a card on its overview. */
@Restricted(NoExternalUse.class)
public final class AopTab extends Tab {
    private static final String NEW_BUILD_PAGE = "jenkins.model.experimentalflags.NewBuildPageUserExperimentalFlag";
    private static final int ROWS_OF_CARD = 5;

    private final transient AopRunAction record;

    private AopTab(Run<?, ?> run, AopRunAction record) {
        super(run);
        this.record = record;
    }

    /** Whether whoever looks has the new build page. */
    static boolean isShown() {
        return Boolean.TRUE.equals(UserExperimentalFlag.<Boolean>getFlagValueForCurrentUser(NEW_BUILD_PAGE));
    }

    @Override
    public String getIconFileName() {
        return "symbol-lock-closed";
    }

    @Override
    public String getDisplayName() {
        return Messages.AopTab_DisplayName();
    }

    @Override
    public String getUrlName() {
        return "cloudflare-aop";
    }

    /** How many proofs failed; null when none did. */
    @CheckForNull
    @Override
    public Badge getBadge() {
        BuildSummary summary = record.getSummary();
        long failed = summary == null ? 0 : summary.getFailedProofs();
        return failed == 0
                ? null
                : new Badge(Long.toString(failed), Messages.AopTab_Failed(failed), Badge.Severity.DANGER);
    }

    /** What the views show. */
    public AopRunAction getRecord() {
        return record;
    }

    /** What the card shows of the proofs, failures first; the tab shows all. */
    public List<ProofsView.Row> getCardRows() {
        BuildSummary summary = record.getSummary();
        List<ProofsView.Row> rows =
                summary == null ? List.of() : summary.getProofs().getShown();
        return rows.subList(0, Math.min(ROWS_OF_CARD, rows.size()));
    }

    /** How many proofs there are beside those of the card, and its groups; 0 when it shows all. */
    public int getNotOnCard() {
        BuildSummary summary = record.getSummary();
        if (summary == null) {
            return 0;
        }
        return summary.getProofs().getShown().size()
                - getCardRows().size()
                + summary.getProofs().getMore().size();
    }

    /** Gives builds that have a record the tab. */
    @Extension
    @SuppressWarnings("rawtypes")
    public static final class Factory extends TransientActionFactory<Run> {
        @Override
        public Class<Run> type() {
            return Run.class;
        }

        @Override
        public Class<? extends Action> actionType() {
            return AopTab.class;
        }

        @NonNull
        @Override
        public Collection<? extends Action> createFor(@NonNull Run run) {
            AopRunAction record = isShown() ? run.getAction(AopRunAction.class) : null;
            return record == null ? List.of() : List.of(new AopTab(run, record));
        }
    }
}
