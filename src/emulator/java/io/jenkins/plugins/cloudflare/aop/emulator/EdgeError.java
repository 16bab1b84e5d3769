package io.jenkins.plugins.cloudflare.aop.emulator;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Cloudflare's own pages for an origin that cannot be asked. */
enum EdgeError {
    NAMES_DIFFER(403, "SNI and Host differ"),
    EMPTY_ANSWER(520, "Web server is returning an unknown error"),
    DOWN(521, "Web server is down"),
    NO_CONNECTION(522, "Connection timed out"),
    NO_ANSWER(524, "A timeout occurred"),
    HANDSHAKE(525, "SSL handshake failed"),
    CERTIFICATE(526, "Invalid SSL certificate"),
    NO_ORIGIN(530, "Error 1016: Origin DNS error");

    private final int status;
    private final String text;

    EdgeError(int status, String text) {
        this.status = status;
        this.text = text;
    }

    /**
     * @param secured the TLS handshake was finished
     * @param asked the request was sent
     */
    static EdgeError of(IOException failure, boolean secured, boolean asked) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof CertificateException || t instanceof SSLPeerUnverifiedException) {
                return CERTIFICATE;
            }
        }
        if (failure instanceof SocketTimeoutException) {
            return asked ? NO_ANSWER : NO_CONNECTION;
        }
        if (failure instanceof ConnectException || failure instanceof NoRouteToHostException) {
            return DOWN;
        }
        // With TLS 1.3 an origin refuses a client certificate after the client thinks that the handshake is finished.
        return failure instanceof SSLException || !secured ? HANDSHAKE : EMPTY_ANSWER;
    }

    int status() {
        return status;
    }

    String page() {
        return "<!DOCTYPE html>\n<html lang=\"en\"><head><title>" + status + ": " + text + "</title></head>\n<body><h1>"
                + text + "</h1><p>Error code " + status + " (emulated edge)</p></body></html>\n";
    }
}
