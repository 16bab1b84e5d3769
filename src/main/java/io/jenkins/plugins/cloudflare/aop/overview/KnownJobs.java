package io.jenkins.plugins.cloudflare.aop.overview;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.cloudflare.aop.record.BuildRecord;
import io.jenkins.plugins.cloudflare.aop.record.file.JobStateJson;
import io.jenkins.plugins.cloudflare.aop.record.state.JobState;
import io.jenkins.plugins.cloudflare.aop.record.state.Overview;
import io.jenkins.plugins.cloudflare.aop.run.RecordListener;
import io.jenkins.plugins.cloudflare.aop.run.RecordedBuilds;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What the builds of each job left, in memory for whoever looks, and in files over a restart. Whoever looks waits for
 * nobody; whoever changes something waits for others who do.
 */
@Extension
@Restricted(NoExternalUse.class)
public final class KnownJobs implements RecordListener {
    private static final Logger LOGGER = Logger.getLogger(KnownJobs.class.getName());

    private final Map<String, JobState> states = new ConcurrentHashMap<>();
    private final AtomicLong version = new AtomicLong();
    private final StateFiles files = new StateFiles(
            Jenkins.get().getRootDir().toPath().resolve("cloudflare-aop").resolve("overview"));
    private volatile Snapshot snapshot = new Snapshot(-1, Overview.of(List.of()));
    private boolean read;

    private record Snapshot(long version, Overview overview) {}

    static KnownJobs get() {
        return ExtensionList.lookupSingleton(KnownJobs.class);
    }

    /** What all jobs know. */
    Overview overview() {
        long now = version.get();
        Snapshot known = snapshot;
        if (known.version() != now) {
            known = new Snapshot(now, Overview.of(states.values()));
            snapshot = known;
        }
        return known.overview();
    }

    private void changed() {
        version.incrementAndGet();
        OverviewListener.tell(this::overview);
    }

    /** Null when no build of the job recorded anything. */
    @CheckForNull
    JobState of(Job<?, ?> job) {
        return states.get(job.getFullName());
    }

    @Override
    public synchronized void recorded(Run<?, ?> build, BuildRecord record) {
        read();
        Job<?, ?> job = build.getParent();
        JobState known = states.get(job.getFullName());
        if (known == null) {
            known = files.read(job.getFullName());
        }
        keep((known == null ? learn(job) : known).with(build.getNumber(), record));
    }

    /** Brings what the files say into memory, and once in the life of a controller what builds recorded before. */
    void load() {
        synchronized (this) {
            read();
            // The file stays: the job may come back with the plugin that it needs.
            states.keySet().removeIf(job -> Jenkins.get().getItemByFullName(job) == null);
            changed();
        }
        if (files.isComplete()) {
            return;
        }
        for (Job<?, ?> job : Jenkins.get().allItems(Job.class)) {
            synchronized (this) {
                if (!states.containsKey(job.getFullName())) {
                    JobState known = learn(job);
                    if (!known.points().isEmpty()) {
                        keep(known);
                    }
                }
            }
        }
        try {
            files.setComplete();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Builds are looked over again after the next start.");
        }
    }

    private void read() {
        if (!read) {
            files.readAll().forEach(state -> states.put(state.job(), state));
            changed();
            read = true;
        }
    }

    private static JobState learn(Job<?, ?> job) {
        JobState state = JobState.empty(job.getFullName());
        for (Map.Entry<Integer, BuildRecord> build :
                RecordedBuilds.of(job, JobState.MOST_POINTS).entrySet()) {
            state = state.with(build.getKey(), build.getValue());
        }
        return state;
    }

    private void keep(JobState state) {
        // As it is after a restart: what is shown is what can be read.
        states.put(state.job(), JobStateJson.read(JobStateJson.write(state)));
        changed();
        try {
            files.write(state);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "What is known of " + state.job() + " is lost with the next stop.");
        }
    }

    /** A job, or all in a folder, got another name. */
    synchronized void renamed(String before, String after) {
        read();
        for (JobState state : List.copyOf(states.values())) {
            if (isIn(state.job(), before)) {
                forget(state.job());
                keep(state.renamed(after + state.job().substring(before.length())));
            }
        }
    }

    /** A job, or all in a folder, was deleted. */
    synchronized void deleted(String name) {
        read();
        states.keySet().stream().filter(job -> isIn(job, name)).toList().forEach(this::forget);
    }

    private static boolean isIn(String job, String name) {
        return job.equals(name) || job.startsWith(name + "/");
    }

    private void forget(String job) {
        states.remove(job);
        changed();
        try {
            files.delete(job);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "What is known of " + job + " comes back after the next start.");
        }
    }

    synchronized void buildDeleted(Run<?, ?> build) {
        JobState known = states.get(build.getParent().getFullName());
        if (known != null && known.points().stream().anyMatch(point -> point.build() == build.getNumber())) {
            keep(known.withoutBuild(build.getNumber()));
        }
    }
}
