package io.jenkins.plugins.cloudflare.aop.cloudflare.edge;

import io.jenkins.plugins.cloudflare.aop.cloudflare.http.TransportFaults;
import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** Half a sentence for a visit of the edge that got no answer. */
final class EdgeFault {
    private EdgeFault() {}

    static String of(IOException failure) {
        if (TransportFaults.isDistrust(failure)) {
            return "the server certificate that came back for the hostname is not trusted here";
        }
        if (failure instanceof GuardedDns.Refused) {
            return "the hostname was not visited: " + failure.getMessage();
        }
        if (failure instanceof UnknownHostException) {
            return "the hostname has no address in the DNS of this machine";
        }
        if (failure instanceof InterruptedIOException) {
            return "there was no answer in time";
        }
        String detail = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        if (failure instanceof SSLException) {
            return "TLS with the hostname failed (" + PrintableText.brief(detail) + ")";
        }
        return (failure instanceof ConnectException ? "the connection was not taken (" : "the connection failed (")
                + PrintableText.brief(detail) + ")";
    }
}
