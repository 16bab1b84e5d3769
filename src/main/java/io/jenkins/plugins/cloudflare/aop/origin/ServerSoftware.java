package io.jenkins.plugins.cloudflare.aop.origin;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

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
    /** Some server with Go's own TLS, known by how it refuses. */
    GO_ALERTS(null),
    /** Some server with Java's, of a JDK before it took to the usual alerts. */
    JAVA_ALERTS(null),
    OTHER(null);

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
                .orElseGet(() -> ofAlerts(alert(visits, TlsVersion.TLS_1_2), alert(visits, TlsVersion.TLS_1_3)));
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
     * Some TLS stacks call a missing certificate by names of their own: crypto/tls of Go, JSSE of Java up to some version.
     * The usual names, handshake_failure and certificate_required, say nothing, and one name alone says too little.
     */
    private static ServerSoftware ofAlerts(String older, String newer) {
        return switch (older + " " + newer) {
            case "bad_certificate certificate_required" -> GO_ALERTS;
            case "bad_certificate bad_certificate" -> JAVA_ALERTS;
            default -> OTHER;
        };
    }

    /** With which alert nobody is refused, empty when it is with none. */
    private static String alert(List<Visit> visits, TlsVersion version) {
        return visits.stream()
                .filter(visit -> visit.visitor() == Visitor.NOBODY && visit.version() == version)
                .filter(visit -> visit.ending() == Ending.ALERT && visit.asked().inHandshake())
                .map(Visit::detail)
                .findFirst()
                .orElse("");
    }

    /** What to change; empty when nothing is known to be wrong at the server. */
    String advice(Verdict verdict) {
        return switch (verdict) {
            case NOT_TLS -> "Serve TLS on this port, or give the port on which it is served.";
            case UNREACHABLE -> "Check the address and port, and that a firewall lets this machine in.";
            case OPEN -> Advice.text(title() + ".open");
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
