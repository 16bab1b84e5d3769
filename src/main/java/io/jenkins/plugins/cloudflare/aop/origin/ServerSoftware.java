package io.jenkins.plugins.cloudflare.aop.origin;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The server programs whose words we know, to say in them what to change. The first that fits is taken. */
enum ServerSoftware {
    CLOUDFLARE("cloudflare"),
    NGINX("nginx|openresty|tengine"),
    APACHE("apache(?!-coyote| tomcat)"),
    HAPROXY("haproxy"),
    CADDY("caddy"),
    TRAEFIK("traefik"),
    ENVOY("(istio-)?envoy"),
    AWS_ALB("awselb"),
    IIS("microsoft-(iis|httpapi)"),
    TOMCAT("apache-coyote|(apache )?tomcat|servlet.*tomcat"),
    JETTY("jetty"),
    UNDERTOW("undertow|wildfly|jboss"),
    NODE("express|node"),
    LIGHTTPD("lighttpd"),
    /** Some server with Go's own TLS, known by how it refuses or by the page of its HTTP server. */
    GO(null),
    /** Some server with Java's, known by how it refuses. */
    JAVA(null),
    OTHER(null);

    /** What often stands behind a proxy that ends TLS and passes on the names of what it serves. */
    private static final Set<ServerSoftware> BEHIND =
            EnumSet.of(NGINX, APACHE, IIS, TOMCAT, JETTY, UNDERTOW, NODE, LIGHTTPD);

    private static final Set<String> BAD = Set.of("bad_certificate");

    private final Pattern header;

    /** @param header how its Server or X-Powered-By header begins, null when it is not known by that */
    ServerSoftware(String header) {
        this.header = header == null ? null : Pattern.compile(header, Pattern.CASE_INSENSITIVE);
    }

    /** What answered, by its headers and error pages; when nothing was answered, by the alerts. */
    static ServerSoftware of(List<Visit> visits) {
        return visits.stream()
                .map(Visit::answer)
                .flatMap(answer -> Optional.ofNullable(answer).flatMap(ServerSoftware::of).stream())
                .findFirst()
                .orElseGet(() -> ofAlerts(visits));
    }

    private static Optional<ServerSoftware> of(Answer answer) {
        for (ServerSoftware software : values()) {
            if (software.header != null
                    && software.header.matcher(answer.server()).lookingAt()) {
                return Optional.of(software);
            }
        }
        return Optional.ofNullable(answer.mark()).map(BodyMark::software);
    }

    /**
     * Some TLS stacks call a missing or a wrong certificate by names of their own: crypto/tls of Go before 1.27, JSSE of
     * Java up to some version. What OpenSSL says, handshake_failure or certificate_required and unknown_ca, newer Go says,
     * too, and one name alone says too little.
     */
    private static ServerSoftware ofAlerts(List<Visit> visits) {
        Predicate<Visit> nobody = visit -> visit.visitor() == Visitor.NOBODY;
        if (alerts(visits, nobody.and(visit -> visit.version() == TlsVersion.TLS_1_2))
                        .equals(BAD)
                && alerts(visits, nobody.and(visit -> visit.version() == TlsVersion.TLS_1_3))
                        .equals(Set.of("certificate_required"))) {
            return GO;
        }
        Set<String> wrong = alerts(visits, Visit::certificateSent);
        if (alerts(visits, nobody).equals(BAD) && wrong.equals(BAD)) {
            return GO;
        }
        return alerts(visits, nobody).equals(BAD) && wrong.equals(Set.of("certificate_unknown")) ? JAVA : OTHER;
    }

    /** With which alerts such visitors are refused. */
    private static Set<String> alerts(List<Visit> visits, Predicate<Visit> who) {
        return visits.stream()
                .filter(who)
                .filter(visit -> visit.ending() == Ending.ALERT && visit.asked().inHandshake())
                .map(Visit::detail)
                .collect(Collectors.toSet());
    }

    /** What to change; empty when nothing is known to be wrong at the server. */
    String advice(Verdict verdict) {
        return switch (verdict) {
            case NOT_TLS -> "Serve TLS on this port, or give the port on which it is served.";
            case UNREACHABLE -> "Check the address and port, and that a firewall lets this machine in.";
            case OPEN -> Advice.text(title() + ".open") + (BEHIND.contains(this) ? Advice.text("behind") : "");
            case ANY_CERTIFICATE -> Advice.text(title() + ".any");
            case REFUSES_OURS -> Advice.text(title() + ".ours");
            case REFUSED_UNCONFIRMED -> "Give the client certificate, so that it can be tried.";
            case INCONCLUSIVE, ENFORCED -> "";
        };
    }

    private String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
