package io.jenkins.plugins.cloudflare.aop.origin;

import java.util.regex.Pattern;

/** The server programs that are told apart, so that advice is given in the words of their configuration. */
public enum ServerSoftware {
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

    private final Pattern header;

    /** @param header how its Server or X-Powered-By header begins, null when it is not known by that */
    ServerSoftware(String header) {
        this.header = header == null ? null : Pattern.compile(header, Pattern.CASE_INSENSITIVE);
    }

    /** Whether a Server or X-Powered-By header is this program's. */
    public boolean wrote(String server) {
        return header != null && header.matcher(server).lookingAt();
    }
}
