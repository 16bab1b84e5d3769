package io.jenkins.plugins.cloudflare.aop.overview;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Job;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.springframework.security.access.AccessDeniedException;

/** Jobs as whoever looks may see them. What may not be seen is not named either. For one request. */
final class VisibleJobs {
    private final Map<String, Optional<Link>> links = new HashMap<>();

    /** @param url below the root URL, with a slash at the end */
    public record Link(String name, String url) {}

    @CheckForNull
    Link link(String fullName) {
        return links.computeIfAbsent(fullName, VisibleJobs::look).orElse(null);
    }

    private static Optional<Link> look(String fullName) {
        try {
            return Optional.ofNullable(Jenkins.get().getItemByFullName(fullName, Job.class))
                    .map(job -> new Link(job.getFullDisplayName(), job.getUrl()));
        } catch (AccessDeniedException e) {
            // Whoever may discover a job may not read it.
            return Optional.empty();
        }
    }
}
