package io.jenkins.plugins.cloudflare.aop.origin.judge;

import io.jenkins.plugins.cloudflare.aop.origin.Der;
import io.jenkins.plugins.cloudflare.aop.origin.TargetSurvey;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Judges the certificates that origins show by a set of anchors, as a client that verifies them would. */
public final class ServerTrust {
    /** id-kp-serverAuth and anyExtendedKeyUsage (RFC 5280, section 4.2.1.12). */
    private static final Set<String> FOR_SERVERS = Set.of("1.3.6.1.5.5.7.3.1", "2.5.29.37.0");

    private static final Pattern ORIGIN_CA =
            Pattern.compile("(?i).*\\bOU=CloudFlare Origin SSL (ECC )?Certificate Authority\\b.*");

    private final Set<TrustAnchor> anchors;
    private final String of;

    private ServerTrust(Collection<X509Certificate> anchors, String of) {
        this.anchors =
                anchors.stream().map(anchor -> new TrustAnchor(anchor, null)).collect(Collectors.toUnmodifiableSet());
        this.of = of;
    }

    /** Trusts what these certificates are or issued. */
    public static ServerTrust in(Collection<X509Certificate> anchors) {
        return new ServerTrust(anchors, "the given anchors");
    }

    /** Trusts what this JVM trusts. */
    public static ServerTrust ofThisJvm() {
        return new ServerTrust(JvmRoots.all(), "this JVM's certificate authorities");
    }

    /** The certificate seen in a survey; empty when none was. */
    public Optional<ServerCertificate> judge(TargetSurvey survey, Instant now) {
        return survey.visits().stream()
                .map(Visit::serverChain)
                .filter(chain -> !chain.isEmpty())
                .findFirst()
                .flatMap(ServerTrust::read)
                .map(chain -> judge(chain, survey.target().hostname(), now));
    }

    private ServerCertificate judge(List<X509Certificate> chain, String hostname, Instant now) {
        X509Certificate leaf = chain.get(0);
        Instant end = leaf.getNotAfter().toInstant();
        String issuer = leaf.getIssuerX500Principal().getName();
        return new ServerCertificate(
                PrintableText.brief(leaf.getSubjectX500Principal().getName()),
                PrintableText.brief(issuer),
                end,
                Math.floorDiv(
                        Duration.between(now, end).toSeconds(),
                        Duration.ofDays(1).toSeconds()),
                fault(chain, hostname, now),
                ORIGIN_CA.matcher(issuer).matches());
    }

    private String fault(List<X509Certificate> chain, String hostname, Instant now) {
        X509Certificate leaf = chain.get(0);
        if (now.isAfter(leaf.getNotAfter().toInstant())) {
            return "it expired on " + leaf.getNotAfter().toInstant();
        }
        if (now.isBefore(leaf.getNotBefore().toInstant())) {
            return "it is not valid before " + leaf.getNotBefore().toInstant();
        }
        try {
            if (!bears(leaf, hostname)) {
                return "it does not bear the name " + hostname;
            }
            List<String> uses = leaf.getExtendedKeyUsage();
            if (uses != null && uses.stream().noneMatch(FOR_SERVERS::contains)) {
                return "it is not for servers";
            }
        } catch (CertificateParsingException e) {
            return "its names cannot be read";
        }
        return leadsToAnAnchor(chain, now) ? "" : "no path leads from it to " + of;
    }

    /** Whether the anchors issued it, whenever it is valid. */
    boolean issued(List<X509Certificate> chain) {
        return leadsToAnAnchor(chain, chain.get(0).getNotAfter().toInstant());
    }

    private boolean leadsToAnAnchor(List<X509Certificate> chain, Instant now) {
        boolean itself =
                anchors.stream().anyMatch(anchor -> anchor.getTrustedCert().equals(chain.get(0)));
        if (itself || anchors.isEmpty()) {
            return itself;
        }
        try {
            X509CertSelector leaf = new X509CertSelector();
            leaf.setCertificate(chain.get(0));
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, leaf);
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(chain)));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(now));
            CertPathBuilder.getInstance("PKIX").build(parameters);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** RFC 9525, section 6.3: names of the subject alternative name only, a wildcard for exactly the leftmost label. */
    private static boolean bears(X509Certificate leaf, String hostname) throws CertificateParsingException {
        String wanted = hostname.toLowerCase(Locale.ROOT);
        String wildcard = wanted.replaceFirst("^[^.]+", "*");
        return Der.dnsNames(leaf).stream().anyMatch(name -> name.equals(wanted) || name.equals(wildcard));
    }

    private static Optional<List<X509Certificate>> read(List<byte[]> chain) {
        try {
            return Optional.of(Der.certificates(chain));
        } catch (CertificateException e) {
            // The JDK read it in the handshake, so this does not happen; and nothing can be said of it if it does.
            return Optional.empty();
        }
    }
}
