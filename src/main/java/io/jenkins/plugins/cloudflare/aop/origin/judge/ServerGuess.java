package io.jenkins.plugins.cloudflare.aop.origin.judge;

import io.jenkins.plugins.cloudflare.aop.origin.AlertDescription;
import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.ErrorPage;
import io.jenkins.plugins.cloudflare.aop.origin.HttpAnswer;
import io.jenkins.plugins.cloudflare.aop.origin.ServerSoftware;
import io.jenkins.plugins.cloudflare.aop.origin.TlsAlert;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Guesses from visits which server program answered, the first that fits, and says in its words what to change. */
public final class ServerGuess {
    /** What often stands behind a proxy that ends TLS and passes on the names of what it serves. */
    private static final Set<ServerSoftware> BEHIND = EnumSet.of(
            ServerSoftware.NGINX,
            ServerSoftware.APACHE,
            ServerSoftware.IIS,
            ServerSoftware.TOMCAT,
            ServerSoftware.JETTY,
            ServerSoftware.UNDERTOW,
            ServerSoftware.NODE,
            ServerSoftware.LIGHTTPD);

    private static final Set<AlertDescription> BAD = only(TlsAlert.BAD_CERTIFICATE);

    private ServerGuess() {}

    private static Set<AlertDescription> only(TlsAlert alert) {
        return Set.of(AlertDescription.of(alert));
    }

    /** What answered, by its headers and error pages; when nothing was answered, by the alerts. */
    public static ServerSoftware of(List<Visit> visits) {
        return visits.stream()
                .map(Visit::answer)
                .flatMap(answer -> Optional.ofNullable(answer).flatMap(ServerGuess::of).stream())
                .findFirst()
                .orElseGet(() -> ofAlerts(visits));
    }

    private static Optional<ServerSoftware> of(HttpAnswer answer) {
        for (ServerSoftware software : ServerSoftware.values()) {
            if (software.wrote(answer.server())) {
                return Optional.of(software);
            }
        }
        return Optional.ofNullable(answer.mark()).map(ErrorPage::software);
    }

    /**
     * Some TLS stacks call a missing or a wrong certificate by names of their own: crypto/tls of Go before 1.27, JSSE of
     * Java up to some version. What OpenSSL says, handshake_failure or certificate_required and unknown_ca, newer Go says,
     * too, and one name alone says too little.
     */
    private static ServerSoftware ofAlerts(List<Visit> visits) {
        Predicate<Visit> anonymous = visit -> visit.visitor() == Visitor.ANONYMOUS;
        if (alerts(visits, anonymous.and(visit -> visit.version() == TlsVersion.TLS_1_2))
                        .equals(BAD)
                && alerts(visits, anonymous.and(visit -> visit.version() == TlsVersion.TLS_1_3))
                        .equals(only(TlsAlert.CERTIFICATE_REQUIRED))) {
            return ServerSoftware.GO;
        }
        Set<AlertDescription> wrong = alerts(visits, Visit::certificateSent);
        if (alerts(visits, anonymous).equals(BAD) && wrong.equals(BAD)) {
            return ServerSoftware.GO;
        }
        return alerts(visits, anonymous).equals(BAD) && wrong.equals(only(TlsAlert.CERTIFICATE_UNKNOWN))
                ? ServerSoftware.JAVA
                : ServerSoftware.OTHER;
    }

    /** With which alerts such visitors are refused. */
    private static Set<AlertDescription> alerts(List<Visit> visits, Predicate<Visit> who) {
        return visits.stream()
                .filter(who)
                .filter(visit -> visit.ending() == Ending.ALERT && visit.asked().inHandshake())
                .map(Visit::alert)
                .collect(Collectors.toSet());
    }

    /** What to change; empty when nothing is known to be wrong at the server. */
    public static String advice(ServerSoftware software, Verdict verdict) {
        return switch (verdict) {
            case NOT_TLS -> "Serve TLS on this port, or give the port on which it is served.";
            case UNREACHABLE -> "Check the address and port, and that a firewall lets this machine in.";
            case OPEN ->
                Advice.text(title(software) + ".open") + (BEHIND.contains(software) ? Advice.text("behind") : "");
            case ANY_CERTIFICATE -> Advice.text(title(software) + ".any");
            case REFUSES_OURS -> Advice.text(title(software) + ".ours");
            case REFUSED_UNCONFIRMED -> "Give the client certificate, so that it can be tried.";
            case INCONCLUSIVE, ENFORCED -> "";
        };
    }

    private static String title(ServerSoftware software) {
        return software.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
