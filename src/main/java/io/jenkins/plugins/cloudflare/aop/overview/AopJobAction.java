package io.jenkins.plugins.cloudflare.aop.overview;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Action;
import hudson.model.Job;
import io.jenkins.plugins.cloudflare.aop.record.state.JobState;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import jenkins.model.TransientActionFactory;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** What the builds of a job left, on a page of the job. Reads memory only, and no build. */
@Restricted(NoExternalUse.class)
public final class AopJobAction implements Action {
    private final Job<?, ?> job;

    private AopJobAction(Job<?, ?> job) {
        this.job = job;
    }

    @Override
    public String getIconFileName() {
        return "symbol-lock-closed";
    }

    @Override
    public String getDisplayName() {
        return Messages.AopJobAction_DisplayName();
    }

    @Override
    public String getUrlName() {
        return OverviewLink.URL;
    }

    public Job<?, ?> getJob() {
        return job;
    }

    /** Null when nothing is known any more. */
    @CheckForNull
    public JobPage getPage() {
        JobState state = KnownJobs.get().of(job);
        return state == null ? null : new JobPage(state, OverviewLink.thresholds(), Instant.now());
    }

    /** Gives jobs whose builds recorded something the page. */
    @Extension
    @SuppressWarnings("rawtypes")
    public static final class Factory extends TransientActionFactory<Job> {
        @Override
        public Class<Job> type() {
            return Job.class;
        }

        @NonNull
        @Override
        public Collection<? extends Action> createFor(@NonNull Job job) {
            return KnownJobs.get().of(job) == null ? List.of() : List.of(new AopJobAction(job));
        }
    }
}
