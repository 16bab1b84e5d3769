package io.jenkins.plugins.cloudflare.aop.origin.judge;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.security.auth.x500.X500Principal;

/**
 * Whether a certificate comes from a CA that issues to anybody, so that an origin that asks for its certificates lets
 * anybody in.
 */
public final class PublicIssuer {
    /** Full names; a private CA may be called like one of them. https://developers.cloudflare.com/ssl/origin-configuration */
    private static final Map<X500Principal, String> CLOUDFLARE = Map.of(
            new X500Principal("C=US, O=\"CloudFlare, Inc.\", OU=CloudFlare Origin SSL Certificate Authority,"
                    + " L=San Francisco, ST=California"),
            "Cloudflare's Origin CA, which issues to every customer of Cloudflare",
            new X500Principal("C=US, O=\"CloudFlare, Inc.\", OU=CloudFlare Origin SSL ECC Certificate Authority,"
                    + " L=San Francisco, ST=California"),
            "Cloudflare's Origin CA, which issues to every customer of Cloudflare",
            new X500Principal("CN=origin-pull.cloudflare.net, OU=Origin Pull, O=\"CloudFlare, Inc.\", L=San Francisco,"
                    + " ST=California, C=US"),
            "Cloudflare's shared origin-pull CA, which lets in every customer of Cloudflare");

    private PublicIssuer() {}

    /**
     * What is wrong with the issuer, as half a sentence; empty when it is a CA of one's own, as far as can be known.
     *
     * @param chain the leaf first
     */
    public static Optional<String> of(List<X509Certificate> chain) {
        X509Certificate leaf = chain.get(0);
        X500Principal issuer = leaf.getIssuerX500Principal();
        Optional<String> known = CLOUDFLARE.entrySet().stream()
                .filter(entry -> sameAttributes(entry.getKey(), issuer))
                .map(Map.Entry::getValue)
                .findFirst();
        if (known.isPresent()) {
            return known;
        }
        return ServerTrust.ofThisJvm().issued(chain)
                ? Optional.of("a public CA (" + PrintableText.brief(issuer.getName())
                        + "), from which anybody gets a certificate")
                : Optional.empty();
    }

    /** As a finding, unless the issuer is allowed. */
    public static Optional<DetourFinding> finding(List<X509Certificate> chain, Predicate<X500Principal> allowed) {
        return of(chain)
                .filter(any -> !allowed.test(chain.get(0).getIssuerX500Principal()))
                .map(what -> DetourFinding.of(Detour.PUBLIC_ISSUER, "the configured certificate is issued by " + what));
    }

    /** Names are written in this order or that, and mean the same CA. */
    private static boolean sameAttributes(X500Principal one, X500Principal other) {
        return attributes(one).equals(attributes(other));
    }

    private static Set<String> attributes(X500Principal name) {
        return Set.of(name.getName(X500Principal.CANONICAL).split("(?<!\\\\),"));
    }
}
