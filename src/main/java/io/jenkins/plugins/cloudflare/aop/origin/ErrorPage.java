package io.jenkins.plugins.cloudflare.aop.origin;

/** Sentences in a body that tell more than the status. The body itself does not travel. */
public enum ErrorPage {
    /** nginx's error page 496. */
    NO_CERTIFICATE(ServerSoftware.NGINX, "No required SSL certificate was sent"),
    /** nginx's error page 495. */
    CERTIFICATE_ERROR(ServerSoftware.NGINX, "The SSL certificate error"),
    /** Apache httpd wanted a certificate after a TLS 1.3 handshake and the client had not offered that. */
    POST_HANDSHAKE_AUTHENTICATION(ServerSoftware.APACHE, "Cannot perform Post-Handshake Authentication"),
    /** HAProxy's error page 403. */
    DENIED_BY_RULE(ServerSoftware.HAPROXY, "Request forbidden by administrative rules"),
    /** IIS's error page 403.7. */
    NO_CERTIFICATE_TO_IIS(ServerSoftware.IIS, "client certificate that the Web server recognizes"),
    /** The foot of Tomcat's error pages. */
    TOMCAT_PAGE(ServerSoftware.TOMCAT, "<h3>Apache Tomcat/"),
    /** The foot of Jetty's. */
    JETTY_PAGE(ServerSoftware.JETTY, ">Powered by Jetty:// "),
    /** The head of Undertow's. */
    UNDERTOW_PAGE(ServerSoftware.UNDERTOW, "<html><head><title>Error</title></head><body>"),
    /** What Express says, Node's usual framework. */
    EXPRESS_PAGE(ServerSoftware.NODE, "<pre>Cannot GET "),
    /** nginx's error page 497. */
    PLAIN_TO_NGINX(ServerSoftware.NGINX, "The plain HTTP request was sent to HTTPS port"),
    /** Apache httpd's error page 400 for the same. */
    PLAIN_TO_APACHE(ServerSoftware.APACHE, "speaking plain HTTP to an SSL-enabled server port"),
    /** Go's. */
    PLAIN_TO_GO(ServerSoftware.GO, "Client sent an HTTP request to an HTTPS server"),
    /** Tomcat's. */
    PLAIN_TO_TOMCAT(ServerSoftware.TOMCAT, "This combination of host and port requires TLS"),
    /** What Go's HTTP server says, and so Traefik for a name without a router; Caddy says its name in a header. */
    GO_PAGE(ServerSoftware.GO, "404 page not found");

    private final ServerSoftware software;
    private final String sentence;

    ErrorPage(ServerSoftware software, String sentence) {
        this.software = software;
        this.sentence = sentence;
    }

    /** The first mark found, or null. */
    public static ErrorPage in(String body) {
        for (ErrorPage mark : values()) {
            if (body.contains(mark.sentence)) {
                return mark;
            }
        }
        return null;
    }

    /** Whether a body is a server's page for a missing or wrong client certificate and nothing else. */
    public static boolean isForCertificates(String body) {
        ErrorPage mark = in(body);
        return mark != null && mark.isForCertificates();
    }

    /** Whether it is for a missing or wrong client certificate and nothing else. */
    public boolean isForCertificates() {
        return this == NO_CERTIFICATE || this == CERTIFICATE_ERROR || this == POST_HANDSHAKE_AUTHENTICATION;
    }

    /** Whether it is for a visitor who did not speak TLS and nothing else. */
    public boolean wantsTls() {
        return this == PLAIN_TO_NGINX || this == PLAIN_TO_APACHE || this == PLAIN_TO_GO || this == PLAIN_TO_TOMCAT;
    }

    /** Whether whoever reads this was turned away for want of a certificate. */
    public boolean refusal() {
        return this == NO_CERTIFICATE
                || this == CERTIFICATE_ERROR
                || this == DENIED_BY_RULE
                || this == NO_CERTIFICATE_TO_IIS;
    }

    /** Whose words these are. */
    public ServerSoftware software() {
        return software;
    }
}
