package io.jenkins.plugins.cloudflare.aop.operation.verify;

import io.jenkins.plugins.cloudflare.aop.operation.engine.IsoTime;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.ListParameter;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.OriginAddress;
import io.jenkins.plugins.cloudflare.aop.operation.zone.PresentedCertificate;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.judge.DetourFinding;
import io.jenkins.plugins.cloudflare.aop.origin.judge.Http3Verdict;
import io.jenkins.plugins.cloudflare.aop.origin.judge.OriginVerdict;
import io.jenkins.plugins.cloudflare.aop.origin.judge.Power;
import io.jenkins.plugins.cloudflare.aop.origin.judge.ServerCertificate;
import io.jenkins.plugins.cloudflare.aop.origin.judge.VersionVerdict;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.TlsEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.VerdictEntry;
import io.jenkins.plugins.cloudflare.aop.record.OriginCertificateEntry;
import io.jenkins.plugins.cloudflare.aop.record.PowerEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes verdicts down for the record.
 *
 * @param startedAt when the pass began
 */
record VerdictEntries(
        VerifyParameters parameters, PresentedCertificate presented, OperationContext context, Instant startedAt) {

    VerdictEntry of(OriginFinding finding, boolean passed) {
        OriginVerdict verdict = finding.verdict();
        Target target = verdict.target();
        Instant now = context.clock().instant();
        return new VerdictEntry(
                target.hostname(),
                new OriginAddress(target.address(), target.port()).toString(),
                parameters.expectation().parameter(),
                verdict.verdict().name(),
                passed,
                verdict.reason(),
                finding.detours().stream().map(DetourFinding::sentence).toList(),
                ListParameter.orNull(verdict.advice()),
                ListParameter.orNull(verdict.server()),
                verdict.acceptedIssuers(),
                Stream.concat(
                                verdict.versions().stream()
                                        .filter(VersionVerdict::spoken)
                                        .map(VerdictEntries::entry),
                                finding.http3().stream().map(VerdictEntries::entry))
                        .toList(),
                certificateId(target.hostname()).orElse(null),
                finding.certificate() == null ? null : entry(finding.certificate()),
                context.prober().place(),
                IsoTime.of(now),
                Duration.between(startedAt, now).toMillis(),
                finding.distrust(),
                power(verdict));
    }

    VerdictEntry of(EdgeCheck.Passage passage) {
        Instant now = context.clock().instant();
        return new VerdictEntry(
                passage.hostname(),
                VerdictEntry.THROUGH_CLOUDFLARE,
                null,
                passage.reading().outcome().name(),
                passage.passed(),
                passage.reading().reason(),
                null,
                ListParameter.orNull(passage.reading().advice()),
                null,
                List.of(),
                List.of(),
                certificateId(passage.hostname()).orElse(null),
                null,
                passage.place(),
                IsoTime.of(now),
                Duration.between(startedAt, now).toMillis(),
                null,
                null);
    }

    private static PowerEntry power(OriginVerdict verdict) {
        int visits = verdict.strangers();
        return new PowerEntry(visits, verdict.strangersServed(), visits == 0 ? null : Power.oneIn(visits));
    }

    private static TlsEntry entry(VersionVerdict version) {
        return new TlsEntry(
                version.version().label(),
                ListParameter.orNull(version.anonymous()),
                ListParameter.orNull(version.forged()),
                ListParameter.orNull(version.configured()));
    }

    private static TlsEntry entry(Http3Verdict http3) {
        return new TlsEntry(
                http3.label(),
                http3.anonymous(),
                ListParameter.orNull(http3.forged()),
                ListParameter.orNull(http3.configured()));
    }

    private static OriginCertificateEntry entry(ServerCertificate certificate) {
        return new OriginCertificateEntry(
                certificate.subject(),
                certificate.issuer(),
                IsoTime.of(certificate.notAfter()),
                certificate.daysLeft(),
                certificate.trusted(),
                ListParameter.orNull(certificate.fault()));
    }

    /** The id of what Cloudflare presents, as far as this build knows it. */
    private Optional<String> certificateId(String hostname) {
        Optional<String> enabled = presented.id(hostname);
        return enabled.isPresent()
                ? enabled
                : parameters.certificate().certificate().flatMap(own -> presented.idOf(own.sha256()));
    }
}
