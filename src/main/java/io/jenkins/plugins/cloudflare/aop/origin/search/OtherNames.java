package io.jenkins.plugins.cloudflare.aop.origin.search;

import io.jenkins.plugins.cloudflare.aop.origin.Der;
import io.jenkins.plugins.cloudflare.aop.origin.Phase;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.TargetSurvey;
import java.security.cert.CertificateException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The names under which a connection to a target may be opened instead of its own: those in the server's certificate,
 * and the other hostnames at the same address. Names that are refused in the handshake open nothing and are left out,
 * and of many a few are taken, so that the visits grow with the number of hostnames and not with its square.
 */
public final class OtherNames {
    /** Of each kind. */
    private static final int MOST = 4;

    private static final String ANY_LABEL = "cloudflare-aop-probe";

    private OtherNames() {}

    /**
     * @param survey of the target
     * @param all surveys of the same step, this one among them or not
     */
    public static List<String> of(TargetSurvey survey, Collection<TargetSurvey> all) {
        String own = survey.target().hostname().toLowerCase(Locale.ROOT);
        Set<String> names = new LinkedHashSet<>();
        all.stream()
                .filter(other -> sameServer(other.target(), survey.target()))
                .filter(OtherNames::opens)
                .map(other -> other.target().hostname().toLowerCase(Locale.ROOT))
                .filter(name -> !name.equals(own))
                .distinct()
                .limit(MOST)
                .forEach(names::add);
        survey.visits().stream()
                .filter(visit -> !visit.serverChain().isEmpty())
                .findFirst()
                .map(visit -> alternatives(visit.serverChain().get(0)))
                .stream()
                .flatMap(Collection::stream)
                .filter(name -> !name.equals(own))
                .limit(MOST)
                .forEach(names::add);
        return List.copyOf(names);
    }

    /** A name of the same domain that nobody has, as what is open to a whole domain may show. */
    public static String sibling(String hostname) {
        String parent = hostname.substring(hostname.indexOf('.') + 1);
        return ANY_LABEL + "." + (parent.indexOf('.') < 0 ? hostname : parent);
    }

    /** Whether a name was made up so, or of a wildcard, and can be no site's own. */
    public static boolean isMadeUp(String name) {
        return name.startsWith(ANY_LABEL + ".");
    }

    /** Whether a name can be written into SNI. */
    static boolean fit(String name) {
        return name.matches("[A-Za-z0-9._-]{1,253}");
    }

    private static boolean sameServer(Target one, Target other) {
        return one.address().equals(other.address()) && one.port() == other.port();
    }

    /** Whether a visitor without a certificate got further than the handshake under this name. */
    private static boolean opens(TargetSurvey survey) {
        return survey.visits().stream().anyMatch(visit -> visit.phase() == Phase.ANSWERED);
    }

    private static List<String> alternatives(byte[] der) {
        try {
            return Der.dnsNames(Der.certificates(List.of(der)).get(0)).stream()
                    .map(name -> name.startsWith("*.") ? ANY_LABEL + name.substring(1) : name)
                    .filter(OtherNames::fit)
                    .toList();
        } catch (CertificateException e) {
            // A certificate that the JDK handled in TLS and cannot read here names nothing.
            return List.of();
        }
    }
}
