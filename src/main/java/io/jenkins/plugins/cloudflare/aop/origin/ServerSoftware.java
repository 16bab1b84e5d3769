package io.jenkins.plugins.cloudflare.aop.origin;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The server programs whose words we know, to say in them what to change. */
enum ServerSoftware {
    CLOUDFLARE(
            "cloudflare",
            "This is Cloudflare's own edge and not the origin behind it: give the origin's address.",
            "This is Cloudflare's own edge and not the origin behind it: give the origin's address.",
            "This is Cloudflare's own edge and not the origin behind it: give the origin's address."),
    NGINX(
            "nginx|openresty|tengine",
            "nginx: set \"ssl_verify_client on;\" and \"ssl_client_certificate <CA bundle>;\" in the server block of this "
                    + "name; with \"optional\", refuse everything for which $ssl_client_verify is not SUCCESS.",
            "nginx: \"optional_no_ca\" does not verify. Set \"ssl_verify_client on;\" with \"ssl_client_certificate <CA "
                    + "bundle>;\", or refuse everything for which $ssl_client_verify is not SUCCESS; a subject or serial "
                    + "number can be copied.",
            "nginx: \"ssl_client_certificate\" of the server block must hold the CA that issued our certificate, and "
                    + "\"ssl_verify_depth\" must reach it."),
    APACHE(
            "apache(?!-coyote)",
            "Apache httpd: set \"SSLVerifyClient require\" and \"SSLCACertificateFile <CA bundle>\" in the <VirtualHost> "
                    + "of this name.",
            "Apache httpd: \"optional_no_ca\" does not verify. Set \"SSLVerifyClient require\" with "
                    + "\"SSLCACertificateFile <CA bundle>\" in the <VirtualHost> of this name.",
            "Apache httpd: \"SSLCACertificateFile\" must hold the CA that issued our certificate, and \"SSLVerifyClient "
                    + "require\" must stand in the <VirtualHost>, not in a <Location>, <Directory> or .htaccess, which ask "
                    + "only after the handshake."),
    HAPROXY(
            "haproxy",
            "HAProxy: write \"verify required ca-file <CA bundle>\" on the bind line; with \"verify optional\", deny unless "
                    + "{ ssl_c_used } { ssl_c_verify 0 }.",
            "HAProxy: remove \"ca-ignore-err\" and \"crt-ignore-err\" from the bind line, or deny unless { ssl_c_used } { "
                    + "ssl_c_verify 0 }.",
            "HAProxy: \"ca-file\" on the bind line must hold the CA that issued our certificate."),
    OTHER(
            "",
            "The server must require a client certificate (nginx: \"ssl_verify_client on\"; Apache httpd: "
                    + "\"SSLVerifyClient require\"; HAProxy: \"verify required\"; others: mutual TLS, required) for this name.",
            "The server must verify the client certificate against your CA, and not only ask for one or look at its names.",
            "The server must ask for the client certificate in the handshake and trust the CA that issued it.");

    private final Pattern header;
    private final String whenOpen;
    private final String whenAny;
    private final String whenOursRefused;

    ServerSoftware(String header, String whenOpen, String whenAny, String whenOursRefused) {
        this.header = Pattern.compile(header, Pattern.CASE_INSENSITIVE);
        this.whenOpen = whenOpen;
        this.whenAny = whenAny;
        this.whenOursRefused = whenOursRefused;
    }

    /** What answered, by its Server header or a sentence of its error pages. */
    static ServerSoftware of(List<Visit> visits) {
        for (Visit visit : visits) {
            if (visit.answer() != null) {
                ServerSoftware software = of(visit.answer());
                if (software != OTHER) {
                    return software;
                }
            }
        }
        return OTHER;
    }

    private static ServerSoftware of(Answer answer) {
        if (answer.mark() != null) {
            return answer.mark().software();
        }
        return Arrays.stream(values())
                .filter(software -> software.header.matcher(answer.server()).lookingAt())
                .findFirst()
                .orElse(OTHER);
    }

    /** What to change; empty when nothing is known to be wrong at the server. */
    String advice(Verdict verdict) {
        return switch (verdict) {
            case NOT_TLS -> "Serve TLS on this port, or give the port on which it is served.";
            case UNREACHABLE -> "Check the address and port, and that a firewall lets this machine in.";
            case OPEN -> whenOpen;
            case ANY_CERTIFICATE -> whenAny;
            case REFUSES_OURS -> whenOursRefused;
            case REFUSED_UNCONFIRMED -> "Give the client certificate, so that it can be tried.";
            case INCONCLUSIVE, ENFORCED -> "";
        };
    }
}
