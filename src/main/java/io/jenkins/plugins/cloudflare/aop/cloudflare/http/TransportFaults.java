package io.jenkins.plugins.cloudflare.aop.cloudflare.http;

import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Sentences for calls that got no answer of the API. All name the base URL: what answers there is the question. */
public final class TransportFaults {
    private final String baseUrl;

    TransportFaults(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    CloudflareException noAnswer(CallPurpose purpose, IOException failure) {
        String what = "cannot " + purpose.phrase() + ": ";
        if (failure instanceof BodyTooLargeException) {
            return new CloudflareException.Misdirected(
                    what + failure.getMessage() + ", so it is not Cloudflare's API that answers at " + baseUrl
                            + "; check the URL and the proxy",
                    0,
                    null);
        }
        if (isDistrust(failure)) {
            return new CloudflareException.Misdirected(
                    what + "the server certificate at " + baseUrl + " is not trusted ("
                            + PrintableText.brief(rootOf(failure))
                            + "); if a proxy inspects TLS here, add its CA to the trust store of this Java",
                    0,
                    null);
        }
        return new CloudflareException.Unavailable(what + reason(failure), 0, 0, null);
    }

    private String reason(IOException failure) {
        if (failure instanceof UnknownHostException) {
            return "the host name in " + baseUrl + " cannot be resolved; check DNS and the proxy settings";
        }
        if (failure instanceof InterruptedIOException) {
            return baseUrl + " did not answer in time; check the network and the proxy settings";
        }
        if (failure instanceof SSLException) {
            return "TLS with " + baseUrl + " failed (" + PrintableText.brief(failure.getMessage())
                    + "); check the network and the proxy settings";
        }
        return "the connection to " + baseUrl + " failed (" + PrintableText.brief(failure.getMessage())
                + "); check the network and the proxy settings";
    }

    /** An answer that came, and is not JSON of the API. */
    CloudflareException notTheApi(CallPurpose purpose, HttpAnswer answer) {
        String what = "cannot " + purpose.phrase() + ": ";
        if (answer.status == 429) {
            return new CloudflareException.RateLimited(
                    what + "too many requests; wait before the next one", answer.retryAfter, 429, 0, answer.ray);
        }
        if (isPassing(answer.status) || answer.isGood() && !answer.isPage()) {
            String form = answer.isPage() ? "a web page" : answer.body.length == 0 ? "nothing" : "broken JSON";
            return new CloudflareException.Unavailable(
                    what + baseUrl + " answered HTTP " + answer.status + " with " + form
                            + " instead of an answer of the API; it may be down for a moment",
                    answer.retryAfter,
                    answer.status,
                    0,
                    answer.ray);
        }
        String seen = answer.location == null
                ? "HTTP " + answer.status + (answer.isPage() ? " with a web page" : "")
                : "HTTP " + answer.status + ", a redirect to " + PrintableText.brief(answer.location);
        return new CloudflareException.Misdirected(
                what + "something other than Cloudflare's API answers at " + baseUrl + " (" + seen
                        + "); check the URL and whether a proxy or a login page is in between",
                answer.status,
                answer.ray);
    }

    /** Waiting may cure it: time-outs, a write of somebody else in flight (409), too early, server errors. */
    static boolean isPassing(int status) {
        return status == 408 || status == 409 || status == 425 || status >= 500;
    }

    /** The server was reached, and its certificate is not believed. */
    public static boolean isDistrust(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof CertificateException || t instanceof SSLPeerUnverifiedException) {
                return true;
            }
        }
        return false;
    }

    private static String rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        // The verifier's message goes on for lines with the names of the certificate.
        String text = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        return text.lines().findFirst().orElse("");
    }
}
