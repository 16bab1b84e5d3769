package io.jenkins.plugins.cloudflare.aop.operation.upload;

import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.IsoTime;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.zone.CertificateNames;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import io.jenkins.plugins.cloudflare.aop.pki.PkiException;
import io.jenkins.plugins.cloudflare.aop.pki.PrivateCa;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A leaf that a private CA issues. Every issue makes a new key, so a live certificate of the same issuer and name that
 * has enough days left is adopted rather than joined by another one.
 */
public final class IssuedLeaf implements LeafSource {
    private final PrivateCa issuer;
    private final String commonName;
    private final Duration validity;
    private final Duration renewBefore;
    private final OperationContext context;
    private ClientCertificate issued;

    IssuedLeaf(PrivateCa issuer, String commonName, Duration validity, Duration renewBefore, OperationContext context) {
        this.issuer = issuer;
        this.commonName = commonName;
        this.validity = validity;
        this.renewBefore = renewBefore;
        this.context = context;
    }

    @Override
    public Optional<HostnameCertificate> adopt(List<HostnameCertificate> live) {
        // What this operation issued and sent comes first, even if another one lives longer.
        if (issued != null) {
            Optional<HostnameCertificate> own = live.stream()
                    .filter(held ->
                            held.sha256().filter(issued.sha256()::equals).isPresent())
                    .findFirst();
            if (own.isPresent()) {
                return own;
            }
        }
        return live.stream()
                // One that timed out at Cloudflare never serves; another one is issued.
                .filter(held -> !held.status().isFailure())
                .filter(held -> held.leaf().filter(this::serves).isPresent())
                .max(Comparator.comparing(held -> held.leaf().orElseThrow().getNotAfter()));
    }

    private boolean serves(X509Certificate held) {
        Instant now = context.clock().instant();
        return CertificateNames.of(held).contains(commonName)
                && !held.getNotBefore().toInstant().isAfter(now)
                && (held.getNotAfter().toInstant().isAfter(now.plus(renewBefore)) || endsWithIssuer(held))
                && issuer.issued(held);
    }

    /** A new leaf would live no longer; issuing one at every build would only fill the zone. */
    public boolean endsWithIssuer(X509Certificate held) {
        return held.getNotAfter().toInstant().isAfter(context.clock().instant())
                && !held.getNotAfter().before(issuer.certificate().getNotAfter());
    }

    @Override
    public ClientCertificate leaf() throws OperationException {
        if (issued == null) {
            try {
                issued = issuer.issue(commonName, validity, context.clock().instant(), context.random());
            } catch (PkiException e) {
                throw new OperationException(e.getMessage());
            }
        }
        return issued;
    }

    @Override
    public Instant end() {
        Instant issuerEnd = issuer.certificate().getNotAfter().toInstant();
        Instant end = context.clock().instant().plus(validity);
        return end.isBefore(issuerEnd) ? end : issuerEnd;
    }

    /** Whether a certificate lives no longer than those that are issued now. */
    public boolean fits(X509Certificate held) {
        Duration life = Duration.between(
                held.getNotBefore().toInstant(), held.getNotAfter().toInstant());
        return life.compareTo(validity.plus(Duration.ofDays(1))) <= 0;
    }

    @Override
    public List<String> hostnames() {
        return List.of(commonName);
    }

    @Override
    public List<String> warnings() {
        Instant end = issuer.certificate().getNotAfter().toInstant();
        Duration left = Duration.between(context.clock().instant(), end);
        return left.compareTo(validity) >= 0
                ? List.of()
                : List.of("the CA of " + issuer + " ends on " + IsoTime.of(end) + ", in " + left.toDays()
                        + " days, and the leaves that it issues end with it; renew it before");
    }
}
