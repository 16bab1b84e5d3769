package io.jenkins.plugins.cloudflare.aop.origin.judge;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.TargetDetours.OfferedIssuers;
import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;

/**
 * The issuers that an origin says it accepts, held against those that it should. What it trusts without saying so cannot
 * be seen.
 */
public final class OtherIssuers {
    private static final int NAMED = 3;
    private static final String SHARED = "CN=origin-pull.cloudflare.net";
    /** Who issues from intermediates, whose names no list of roots has. */
    private static final Set<String> PUBLIC_ORGANISATIONS =
            Set.of("Let's Encrypt", "Google Trust Services", "DigiCert Inc", "Sectigo Limited", "ZeroSSL", "Amazon");

    private static final Set<X500Principal> PUBLIC_ROOTS = JvmRoots.all().stream()
            .map(X509Certificate::getSubjectX500Principal)
            .collect(Collectors.toUnmodifiableSet());

    private OtherIssuers() {}

    /**
     * @param accepted distinguished names (DER), as the origin listed them
     * @param own the names of the configured certificate's issuers; empty when none is given, and then only issuers that are wrong
     *     anywhere are found
     * @param allowed further names that may be accepted
     */
    public static Optional<DetourFinding> among(
            List<byte[]> accepted, Set<X500Principal> own, Predicate<X500Principal> allowed) {
        Set<X500Principal> others = new LinkedHashSet<>();
        for (byte[] name : accepted) {
            readable(name)
                    .filter(issuer -> !own.contains(issuer) && !allowed.test(issuer))
                    .filter(issuer -> !own.isEmpty() || isShared(issuer) || isPublic(issuer))
                    .ifPresent(others::add);
        }
        if (others.isEmpty()) {
            return Optional.empty();
        }
        List<X500Principal> worstFirst = new ArrayList<>(others);
        worstFirst.sort((one, other) -> Integer.compare(rank(one), rank(other)));
        String names = worstFirst.stream().limit(NAMED).map(OtherIssuers::label).collect(Collectors.joining(", "));
        int more = worstFirst.size() - NAMED;
        return Optional.of(DetourFinding.of(
                Detour.OTHER_ISSUERS,
                "certificates of other issuers are accepted as well: " + names
                        + (more > 0 ? " and " + more + " more" : "")));
    }

    /**
     * The same of the lists under other names.
     *
     * @param here what is accepted under the target's own name; it is found there
     */
    public static Optional<DetourFinding> elsewhere(
            List<OfferedIssuers> offered, List<byte[]> here, Set<X500Principal> own, Predicate<X500Principal> allowed) {
        Set<X500Principal> known = new LinkedHashSet<>();
        here.forEach(name -> readable(name).ifPresent(known::add));
        for (OfferedIssuers offer : offered) {
            Optional<DetourFinding> found = among(offer.issuers(), own, allowed.or(known::contains));
            if (found.isPresent()) {
                String name = offer.serverName() == null ? "no SNI" : "SNI " + offer.serverName();
                return Optional.of(new DetourFinding(
                        Detour.OTHER_ISSUERS,
                        false,
                        found.get()
                                .sentence()
                                .replaceFirst(
                                        "as well:",
                                        "with " + Matcher.quoteReplacement(name)
                                                + ", and Host may be another name then:")));
            }
        }
        return Optional.empty();
    }

    private static Optional<X500Principal> readable(byte[] name) {
        try {
            return Optional.of(new X500Principal(name));
        } catch (IllegalArgumentException e) {
            // No certificate can bear a name that is none.
            return Optional.empty();
        }
    }

    private static int rank(X500Principal issuer) {
        return isShared(issuer) ? 0 : isPublic(issuer) ? 1 : 2;
    }

    private static String label(X500Principal issuer) {
        String name = PrintableText.brief(issuer.getName());
        if (isShared(issuer)) {
            return name + " (Cloudflare's shared origin-pull CA, which lets in every customer of Cloudflare)";
        }
        return isPublic(issuer) ? name + " (a public CA, from which anybody gets a certificate)" : name;
    }

    private static boolean isShared(X500Principal issuer) {
        return parts(issuer).anyMatch(SHARED::equalsIgnoreCase);
    }

    private static boolean isPublic(X500Principal issuer) {
        return PUBLIC_ROOTS.contains(issuer)
                || parts(issuer)
                        .anyMatch(part -> part.startsWith("O=") && PUBLIC_ORGANISATIONS.contains(part.substring(2)));
    }

    private static java.util.stream.Stream<String> parts(X500Principal issuer) {
        return Arrays.stream(issuer.getName().split("(?<!\\\\),"));
    }
}
