package io.jenkins.plugins.cloudflare.aop.cloudflare.http;

import io.jenkins.plugins.cloudflare.aop.cloudflare.ApiAction;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an error answer of the API means. The numbers are reused by other products of Cloudflare with other meanings, so
 * a number is read together with the kind of call; the numbers themselves are documented nowhere and were collected
 * from answers that users and tools published.
 */
final class ErrorAnswers {
    private static final Pattern LOCATION = Pattern.compile("location:?\\s*([0-9A-Fa-f.:]+)");

    private ErrorAnswers() {}

    static CloudflareException of(CallPurpose purpose, HttpAnswer answer, List<Envelope.Fault> faults) {
        Envelope.Fault first = faults.isEmpty() ? new Envelope.Fault(0, "no reason given") : faults.get(0);
        int status = answer.status;
        int code = first.code();
        String ray = answer.ray;
        String what = "cannot " + purpose.phrase() + ": ";
        if (status == 429 || has(faults, 971)) {
            String until = answer.retryAfter.isZero() ? "a while" : answer.retryAfter.toSeconds() + " seconds";
            return new CloudflareException.RateLimited(
                    what + "Cloudflare's rate limit is reached; wait " + until + " before the next request",
                    answer.retryAfter,
                    status,
                    code,
                    ray);
        }
        if (TransportFaults.isPassing(status)) {
            String cause = status == 409 ? "another change of this zone is in progress" : "Cloudflare has a fault";
            return new CloudflareException.Unavailable(
                    what + cause + " (HTTP " + status + ", '" + first.text() + "'); try again shortly",
                    answer.retryAfter,
                    status,
                    code,
                    ray);
        }
        String unauthorized = unauthorized(purpose, status, faults, first);
        if (unauthorized != null) {
            return new CloudflareException.Unauthorized(unauthorized, status, code, ray);
        }
        if (has(faults, 7003) || has(faults, 7000)) {
            return new CloudflareException.NotFound(
                    what + "Cloudflare knows no such zone or path ('" + first.text() + "'); check the zone id",
                    status,
                    code,
                    ray);
        }
        if (code == 1551 || code == 1552 || code == 1553 || status == 404) {
            return new CloudflareException.NotFound(
                    what + "it is not there ('" + first.text() + "')", status, code, ray);
        }
        return new CloudflareException.Rejected(what + rejection(purpose.action(), first), status, code, ray);
    }

    private static String unauthorized(
            CallPurpose purpose, int status, List<Envelope.Fault> faults, Envelope.Fault first) {
        String text = first.text();
        Matcher location = LOCATION.matcher(text);
        if (first.code() == 9109 && text.contains("location")) {
            String address = location.find() ? location.group(1) : "this address";
            return "the API token may not be used from " + address
                    + ", as Cloudflare sees this machine: add it to the token's Client IP Address Filtering";
        }
        if (first.code() == 9109 && text.contains("access token")
                || has(faults, 6003)
                || has(faults, 6111)
                || first.code() == 9106
                || status == 401) {
            return "Cloudflare does not know the API token ('" + text + "'): it is wrong, expired or revoked;"
                    + " store the text of a valid API token (not of a global API key) in the credential";
        }
        if (first.code() == 9109 || first.code() == 10000 || status == 403) {
            return "the API token may not " + purpose.phrase() + " ('" + text + "'): give it the permission "
                    + purpose.action().permission() + " for " + purpose.action().scope()
                    + "; a token just made may need a minute";
        }
        return null;
    }

    private static String rejection(ApiAction action, Envelope.Fault fault) {
        String cure =
                switch (action) {
                    case UPLOAD -> upload(fault.code());
                    case ASSOCIATE -> associate(fault.code());
                    case DELETE -> delete(fault.code());
                    default -> null;
                };
        String said = "Cloudflare says '" + fault.text() + "' (code " + fault.code() + ")";
        return cure == null ? said : cure + "; " + said;
    }

    private static String upload(int code) {
        return switch (code) {
            case 1406 -> "the zone has this certificate already, live or still being deleted";
            case 1408 -> "the certificate cannot be parsed, give one leaf certificate in PEM";
            case 1412 -> "it is a CA certificate, give the leaf (basicConstraints CA:FALSE) without its CA";
            default -> null;
        };
    }

    private static String associate(int code) {
        return switch (code) {
            case 1404 -> "an entry has no certificate id, which is needed even to remove an association";
            case 1415 ->
                "a certificate id is unknown in the zone or its certificate was deleted,"
                        + " give the id of a live hostname certificate";
            default -> null;
        };
    }

    private static String delete(int code) {
        return switch (code) {
            case 1415 -> "the certificate id is malformed";
            case 1433 -> "a hostname is still associated with it, remove the association (mode void) and wait";
            case 1434 -> "it is still being deployed, wait until it is active";
            default -> null;
        };
    }

    private static boolean has(List<Envelope.Fault> faults, int code) {
        return faults.stream().anyMatch(fault -> fault.code() == code);
    }
}
