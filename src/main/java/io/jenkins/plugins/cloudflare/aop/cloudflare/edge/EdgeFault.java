package io.jenkins.plugins.cloudflare.aop.cloudflare.edge;

import io.jenkins.plugins.cloudflare.aop.cloudflare.http.TransportFaults;
import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/**
 * Why a visit of the edge got no answer.
 *
 * @param reason half a sentence; continues "Cloudflare gave no answer: "
 * @param advice what to look at first, whole sentences
 */
public record EdgeFault(String reason, String advice) {
    private static final String REACH =
            "See that this machine can reach the hostname, and that its DNS record is there.";
    private static final String TRUST = "DNS is not the cause. See that Cloudflare has an active edge certificate for"
            + " the hostname; where a proxy between this machine and Cloudflare opens TLS, its CA must be trusted by"
            + " the Java that runs this build.";
    private static final String LOOK = "Look at the path between this machine and Cloudflare (proxy, firewall), and at"
            + " the hostname's minimum TLS version there.";

    static EdgeFault of(IOException failure) {
        if (TransportFaults.isDistrust(failure)) {
            return new EdgeFault("the server certificate that came back for the hostname is not trusted here", TRUST);
        }
        if (failure instanceof GuardedDns.Refused) {
            return new EdgeFault("the hostname was not visited: " + failure.getMessage(), REACH);
        }
        if (failure instanceof UnknownHostException) {
            return new EdgeFault("the hostname has no address in the DNS of this machine", REACH);
        }
        if (failure instanceof InterruptedIOException) {
            return new EdgeFault("there was no answer in time", REACH);
        }
        String detail = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        if (failure instanceof SSLException) {
            return new EdgeFault("TLS with the hostname failed (" + PrintableText.brief(detail) + ")", LOOK);
        }
        return new EdgeFault(
                (failure instanceof ConnectException ? "the connection was not taken (" : "the connection failed (")
                        + PrintableText.brief(detail) + ")",
                REACH);
    }
}
