package io.jenkins.plugins.cloudflare.aop.operation.verify;

import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.ListParameter;
import io.jenkins.plugins.cloudflare.aop.origin.judge.ServerCertificate;
import io.jenkins.plugins.cloudflare.aop.origin.judge.ServerTrust;
import io.jenkins.plugins.cloudflare.aop.pki.CertificateReader;
import io.jenkins.plugins.cloudflare.aop.pki.PkiException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is asked of the certificate that an origin shows.
 *
 * @param anchors what it has to lead to
 * @param required whether somebody named the anchors, so that it fails otherwise
 * @param strict whether the zone is in the mode Full (strict), in which Cloudflare fails otherwise
 */
record OriginTrust(ServerTrust anchors, boolean required, boolean strict) {
    /** Less than this many days are worth a warning. */
    private static final int SOON = 14;

    /**
     * @param anchors those that the step names; empty for those that the JVM trusts
     * @param zone empty where it is not known, and then taken for one in which Cloudflare trusts any origin
     */
    static OriginTrust of(Optional<ServerTrust> anchors, Optional<VerificationZone> zone, OperationContext context)
            throws CloudflareException.Interrupted {
        if (anchors.isPresent()) {
            return new OriginTrust(anchors.get(), true, false);
        }
        boolean strict = zone.isPresent() && zone.get().checksOrigins(context);
        return new OriginTrust(ServerTrust.ofThisJvm(), false, strict);
    }

    /** Those that the step names; empty when it names none. */
    static Optional<ServerTrust> anchors(String credentialsId, OperationContext context) throws OperationException {
        String id = ListParameter.orNull(credentialsId);
        if (id == null) {
            return Optional.empty();
        }
        try {
            List<X509Certificate> given =
                    CertificateReader.anchors(context.credentials().content("trustCredentialsId", id, null));
            if (given.isEmpty()) {
                throw new OperationException(
                        "trustCredentialsId is '" + id + "', which holds no certificate; store those"
                                + " of the CA that issued the origin's certificate, in PEM");
            }
            return Optional.of(ServerTrust.in(given));
        } catch (PkiException e) {
            throw new OperationException(e.getMessage());
        }
    }

    /** Why this certificate fails the origin, in a sentence; empty when it does not. */
    Optional<String> failure(ServerCertificate certificate) {
        boolean answers526 = strict && !certificate.ofOriginCa();
        if (certificate.trusted() || !required && !answers526) {
            return Optional.empty();
        }
        return Optional.of("The origin's own certificate (" + certificate.subject() + ") is not trusted: "
                + certificate.fault() + (required ? "." : "; in the mode Full (strict) Cloudflare answers 526."));
    }

    /** What a person should know of the certificates although they fail nothing; the same of many said once. */
    List<String> warnings(List<OriginFinding> findings) {
        Map<String, List<OriginFinding>> same = new LinkedHashMap<>();
        for (OriginFinding finding : findings) {
            ServerCertificate certificate = finding.certificate();
            if (certificate != null) {
                warning(certificate)
                        .ifPresent(what -> same.computeIfAbsent(
                                        "(" + certificate.subject() + ") " + what + ".", any -> new ArrayList<>())
                                .add(finding));
            }
        }
        List<String> warnings = new ArrayList<>();
        same.forEach((what, of) -> warnings.add(
                "The origin's own certificate for " + of.get(0).target().label()
                        + (of.size() == 1 ? "" : " and " + (of.size() - 1) + " more") + " " + what));
        return warnings;
    }

    /** As the end of a sentence; empty for nothing. */
    private Optional<String> warning(ServerCertificate certificate) {
        if (failure(certificate).isPresent()) {
            return Optional.empty();
        }
        if (certificate.trusted()) {
            return certificate.daysLeft() < SOON
                    ? Optional.of("expires in " + certificate.daysLeft() + " days")
                    : Optional.empty();
        }
        return Optional.of(
                certificate.ofOriginCa()
                        ? "bears the name of Cloudflare's Origin CA, which Cloudflare trusts and this machine cannot check"
                        : "is not trusted: " + certificate.fault()
                                + "; in the mode Full (strict) Cloudflare would answer 526");
    }
}
