package io.jenkins.plugins.cloudflare.aop.origin.search;

import io.jenkins.plugins.cloudflare.aop.origin.Der;
import io.jenkins.plugins.cloudflare.aop.origin.Phase;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.TargetSurvey;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The names under which a connection to a target may be opened instead of its own: those in the server's certificate,
 * and the other hostnames at the same address. Names that are refused in the handshake open nothing and are left out,
 * and of many a few are taken, so that the visits grow with the number of hostnames and not with its square.
 */
public final class OtherNames {
    /** Of the names in a certificate; and as many names of other targets are all taken. */
    private static final int FEW = 4;
    /** Of more targets at one address. */
    private static final int NEXT = 2;

    private static final String ANY_LABEL = "cloudflare-aop-probe";

    /** By server the names of targets in the order of the step, and whether each opens something. */
    private final Map<Server, Map<String, Boolean>> doors = new HashMap<>();

    private record Server(String address, int port) {
        static Server of(Target target) {
            return new Server(target.address(), target.port());
        }
    }

    /** @param surveys of all targets of a step */
    public OtherNames(Collection<TargetSurvey> surveys) {
        for (TargetSurvey survey : surveys) {
            doors.computeIfAbsent(Server.of(survey.target()), server -> new LinkedHashMap<>())
                    .merge(name(survey), opens(survey), Boolean::logicalOr);
        }
    }

    /** Of many names at one address a target has those that follow its own in the step, so that each door is tried. */
    public List<String> of(TargetSurvey survey) {
        String own = name(survey);
        Map<String, Boolean> there = doors.getOrDefault(Server.of(survey.target()), Map.of());
        List<String> names = new ArrayList<>(following(own, there));
        survey.visits().stream()
                .filter(visit -> !visit.serverChain().isEmpty())
                .findFirst()
                .map(visit -> alternatives(visit.serverChain().get(0)))
                .stream()
                .flatMap(Collection::stream)
                .filter(name -> !name.equals(own) && !there.getOrDefault(name, false))
                .distinct()
                .limit(FEW)
                .forEach(names::add);
        return List.copyOf(names);
    }

    /** All names that open something but this one, or the next of many, as if they stood in a circle. */
    private static List<String> following(String own, Map<String, Boolean> there) {
        List<String> all = List.copyOf(there.keySet());
        int at = all.indexOf(own);
        List<String> circle = new ArrayList<>(all.subList(at + 1, all.size()));
        circle.addAll(all.subList(0, Math.max(at, 0)));
        circle.removeIf(name -> !there.get(name));
        return circle.subList(0, circle.size() <= FEW ? circle.size() : NEXT);
    }

    private static String name(TargetSurvey survey) {
        return survey.target().hostname().toLowerCase(Locale.ROOT);
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
