package io.jenkins.plugins.cloudflare.aop.operation;

import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import io.jenkins.plugins.cloudflare.aop.pki.Issuer;
import io.jenkins.plugins.cloudflare.aop.pki.PkiException;
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
final class IssuedLeaf implements LeafSource {
    private final Issuer issuer;
    private final String commonName;
    private final Duration validity;
    private final Duration renewBefore;
    private final Surroundings surroundings;
    private ClientCertificate issued;

    IssuedLeaf(Issuer issuer, String commonName, Duration validity, Duration renewBefore, Surroundings surroundings) {
        this.issuer = issuer;
        this.commonName = commonName;
        this.validity = validity;
        this.renewBefore = renewBefore;
        this.surroundings = surroundings;
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
                .filter(held -> held.leaf().filter(this::serves).isPresent())
                .max(Comparator.comparing(held -> held.leaf().orElseThrow().getNotAfter()));
    }

    private boolean serves(X509Certificate held) {
        Instant now = surroundings.clock().instant();
        return CertificateNames.of(held).contains(commonName)
                && !held.getNotBefore().toInstant().isAfter(now)
                && (held.getNotAfter().toInstant().isAfter(now.plus(renewBefore)) || endsWithIssuer(held))
                && issuer.issued(held);
    }

    /** A new leaf would live no longer; issuing one at every build would only fill the zone. */
    boolean endsWithIssuer(X509Certificate held) {
        return held.getNotAfter().toInstant().isAfter(surroundings.clock().instant())
                && !held.getNotAfter().before(issuer.certificate().getNotAfter());
    }

    @Override
    public ClientCertificate leaf() throws OperationException {
        if (issued == null) {
            try {
                issued = issuer.issue(commonName, validity, surroundings.clock().instant(), surroundings.random());
            } catch (PkiException e) {
                throw new OperationException(e.getMessage());
            }
        }
        return issued;
    }

    @Override
    public List<String> hostnames() {
        return List.of(commonName);
    }

    @Override
    public List<String> warnings() {
        Instant end = issuer.certificate().getNotAfter().toInstant();
        Duration left = Duration.between(surroundings.clock().instant(), end);
        return left.compareTo(validity) >= 0
                ? List.of()
                : List.of("the CA of " + issuer + " ends on " + EntryDraft.instant(end) + ", in " + left.toDays()
                        + " days, and the leaves that it issues end with it; renew it before");
    }
}
