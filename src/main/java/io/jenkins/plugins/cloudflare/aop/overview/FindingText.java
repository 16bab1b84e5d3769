package io.jenkins.plugins.cloudflare.aop.overview;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.cloudflare.aop.record.Instants;
import io.jenkins.plugins.cloudflare.aop.record.state.Finding;
import io.jenkins.plugins.cloudflare.aop.record.state.HostnameState;
import io.jenkins.plugins.cloudflare.aop.record.state.KnownCertificate;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** What needs somebody, in sentences. For Jelly. */
@Restricted(NoExternalUse.class)
public final class FindingText {
    /** So many hostnames are named. */
    private static final int NAMED = 3;

    private final Finding finding;
    private final VisibleJobs jobs;

    FindingText(Finding finding, VisibleJobs jobs) {
        this.finding = finding;
        this.jobs = jobs;
    }

    /** Which certificate or hostname, and how long. */
    public String getSentence() {
        return switch (finding.kind()) {
            case EXPIRED -> Messages.Finding_Expired(certificate(), -finding.days());
            case EXPIRES -> Messages.Finding_Expires(certificate(), finding.days());
            case DRIFTED -> drifted();
            case UNPROVED -> Messages.Finding_Unproved(hostname(), finding.days());
            case NEVER_PROVED -> Messages.Finding_NeverProved(hostname(), finding.days());
        };
    }

    /** What to do. */
    public String getAdvice() {
        return switch (finding.kind()) {
            case EXPIRED, EXPIRES -> Messages.Finding_Rotate();
            case DRIFTED -> agree();
            case UNPROVED, NEVER_PROVED -> Messages.Finding_Verify();
        };
    }

    private String drifted() {
        HostnameState state = finding.hostname().state();
        String sentence = Messages.Finding_Drifted(state.drift(), finding.days());
        return state.off() ? sentence + " " + Messages.Finding_Off() : sentence;
    }

    /** The job follows, where it may be seen. */
    private String agree() {
        return getJob() == null
                ? Messages.Finding_Agree()
                : Messages.Finding_AgreeJob(
                        Instants.readable(finding.hostname().state().left().at()));
    }

    private String hostname() {
        return finding.hostname().state().hostname();
    }

    private String certificate() {
        KnownCertificate certificate = finding.certificate();
        List<String> hostnames = certificate.hostnames();
        String name = certificate.state().subject() == null
                ? certificate.state().name()
                : certificate.state().name() + " (" + certificate.state().subject() + ")";
        if (hostnames.isEmpty()) {
            return name;
        }
        String named = String.join(", ", hostnames.subList(0, Math.min(NAMED, hostnames.size())));
        return hostnames.size() > NAMED
                ? Messages.Finding_CertificateOfMore(name, named, hostnames.size() - NAMED)
                : Messages.Finding_CertificateOf(name, named);
    }

    /** The job to go to; null when whoever looks may not see it. */
    @CheckForNull
    public VisibleJobs.Link getJob() {
        String job = finding.job();
        return job == null ? null : jobs.link(job);
    }
}
