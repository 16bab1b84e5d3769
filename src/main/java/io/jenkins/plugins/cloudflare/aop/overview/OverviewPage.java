package io.jenkins.plugins.cloudflare.aop.overview;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import io.jenkins.plugins.cloudflare.aop.record.Instants;
import io.jenkins.plugins.cloudflare.aop.record.Severity;
import io.jenkins.plugins.cloudflare.aop.record.state.CertificateState;
import io.jenkins.plugins.cloudflare.aop.record.state.HostnameProof;
import io.jenkins.plugins.cloudflare.aop.record.state.HostnameState;
import io.jenkins.plugins.cloudflare.aop.record.state.KnownCertificate;
import io.jenkins.plugins.cloudflare.aop.record.state.KnownHostname;
import io.jenkins.plugins.cloudflare.aop.record.state.Overview;
import io.jenkins.plugins.cloudflare.aop.record.state.Thresholds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Hostnames and certificates as rows, for one request. For Jelly. */
@Restricted(NoExternalUse.class)
public final class OverviewPage {
    /** So many rows are shown at once, the others by a click. */
    private static final int AT_A_GLANCE = 100;

    private static final int DAY = "2026-01-01".length();

    private final Overview overview;
    private final Thresholds thresholds;
    private final Instant now;
    private final VisibleJobs jobs = new VisibleJobs();

    OverviewPage(Overview overview, Thresholds thresholds, Instant now) {
        this.overview = overview;
        this.thresholds = thresholds;
        this.now = now;
    }

    public boolean isNothing() {
        return overview.hostnames().isEmpty() && overview.certificates().isEmpty();
    }

    public List<FindingText> getFindings() {
        return overview.findings(thresholds, now).stream()
                .map(finding -> new FindingText(finding, jobs))
                .toList();
    }

    public List<HostnameRow> getHostnames() {
        return overview.hostnames().stream()
                .limit(AT_A_GLANCE)
                .map(HostnameRow::new)
                .toList();
    }

    public List<HostnameRow> getMoreHostnames() {
        return overview.hostnames().stream()
                .skip(AT_A_GLANCE)
                .map(HostnameRow::new)
                .toList();
    }

    public List<CertificateRow> getCertificates() {
        return overview.certificates().stream()
                .limit(AT_A_GLANCE)
                .map(CertificateRow::new)
                .toList();
    }

    public List<CertificateRow> getMoreCertificates() {
        return overview.certificates().stream()
                .skip(AT_A_GLANCE)
                .map(CertificateRow::new)
                .toList();
    }

    private Severity tone(@CheckForNull Long daysLeft, boolean matters) {
        if (daysLeft == null || !matters) {
            return Severity.FAIR;
        }
        return daysLeft < 0 ? Severity.BAD : daysLeft < thresholds.expiryDays() ? Severity.UNSURE : Severity.GOOD;
    }

    /** How long ago, in Jenkins' words; null when not known. */
    @CheckForNull
    private String age(@CheckForNull String at) {
        return Instants.parse(at)
                .map(then -> Util.getTimeSpanString(
                        Math.max(0, Duration.between(then, now).toMillis())))
                .orElse(null);
    }

    /** The end of a certificate. */
    public abstract class Row {
        private final CertificateState certificate;
        private final boolean matters;

        private Row(@CheckForNull CertificateState certificate, boolean matters) {
            this.certificate = certificate;
            this.matters = matters;
        }

        @CheckForNull
        public CertificateState getCertificate() {
            return certificate;
        }

        /** The day of the end of validity, in UTC; empty when not known. */
        public String getLastDay() {
            String end = certificate == null ? null : certificate.notAfter();
            return end == null ? "" : end.substring(0, Math.min(DAY, end.length()));
        }

        @CheckForNull
        public Long getDaysLeft() {
            return certificate == null ? null : certificate.daysLeft(now);
        }

        public Severity getTone() {
            return tone(getDaysLeft(), matters);
        }
    }

    /** A hostname. */
    public final class HostnameRow extends Row {
        private final KnownHostname hostname;

        private HostnameRow(KnownHostname hostname) {
            super(hostname.certificate(), !hostname.state().off());
            this.hostname = hostname;
        }

        public HostnameState getState() {
            return hostname.state();
        }

        @CheckForNull
        public HostnameProof getProof() {
            return hostname.state().proof();
        }

        @CheckForNull
        public String getAge() {
            HostnameProof proof = getProof();
            return proof == null ? null : age(proof.at());
        }

        /** How long ago its drift was first seen. */
        @CheckForNull
        public String getDriftAge() {
            return age(hostname.state().driftSince());
        }

        /** Null when whoever looks may not see it. */
        @CheckForNull
        public VisibleJobs.Link getJob() {
            return jobs.link(hostname.job());
        }
    }

    /** A certificate. */
    public final class CertificateRow extends Row {
        private final KnownCertificate known;

        private CertificateRow(KnownCertificate known) {
            super(known.state(), known.matters());
            this.known = known;
        }

        public String getHostnames() {
            return String.join(", ", known.hostnames());
        }

        /** How many use it beside those that builds know; 0 for none. */
        public int getOthers() {
            Integer all = known.state().hostnames();
            return all == null ? 0 : Math.max(0, all - known.hostnames().size());
        }

        public boolean isMatters() {
            return known.matters();
        }

        @CheckForNull
        public String getAge() {
            return age(known.state().at());
        }

        /** Null when whoever looks may not see it. */
        @CheckForNull
        public VisibleJobs.Link getJob() {
            return jobs.link(known.job());
        }
    }
}
