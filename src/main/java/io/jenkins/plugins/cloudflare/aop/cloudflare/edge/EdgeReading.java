package io.jenkins.plugins.cloudflare.aop.cloudflare.edge;

import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an answer that came through Cloudflare says about the origin behind it. Only an answer of which Cloudflare says
 * that it asked the origin for it counts: its cache, its firewall, its rules and its Workers answer by themselves.
 *
 * @param reason one sentence
 * @param advice what to change, empty when nothing
 * @param dataCentre the one of Cloudflare's that was asked, such as FRA; empty when none was or it is not named
 */
public record EdgeReading(Outcome outcome, String reason, String advice, String dataCentre) {
    /** Whether the origin let Cloudflare in. */
    public enum Outcome {
        /** It answered what Cloudflare asked. */
        SERVED,
        /** It refused Cloudflare, or Cloudflare could not accept it. */
        NOT_SERVED,
        /** Something else answered, or it cannot be told. Never a pass. */
        INCONCLUSIVE
    }

    private static final Pattern RAY = Pattern.compile("[0-9A-Za-z]{6,32}(?:-([A-Za-z]{3,4}))?");
    /** The plain form for programs, and the pages for people. */
    private static final Pattern ERROR_1XXX = Pattern.compile(
            "(?i)^\\s*error code:\\s*(1\\d{3})\\s*$|cf-error-code\"?>\\s*(1\\d{3})\\s*<|<title>[^<]*\\berror (1\\d{3})\\b");
    /** https://developers.cloudflare.com/cache/concepts/cache-responses */
    private static final Set<String> OF_THE_ORIGIN = Set.of("MISS", "EXPIRED", "BYPASS", "DYNAMIC", "REVALIDATED");

    private static final Set<String> OF_THE_CACHE = Set.of("HIT", "STALE", "UPDATING");
    private static final Map<Integer, String> NO_ORIGIN = Map.of(
            521, "the origin refused the connection",
            522, "the origin did not take the connection in time",
            523, "the origin's address cannot be reached",
            524, "the origin did not answer in time",
            527, "the origin's connection failed",
            530, "the origin's name has no address, or another error 1xxx");
    private static final String OTHER_PATH =
            "Choose a path that a legitimate client may read and that is not cached, redirected or answered by a Worker.";
    private static final String LET_IN = "Let this machine pass at Cloudflare (a skip rule for its address), choose"
            + " another path, or switch throughCloudflare off.";
    private static final String AT_THE_ORIGIN = "The origin must trust the CA of the certificate that is enabled for"
            + " this hostname; see whether aopEnableHostname reported it active, and the verdicts of the origins.";

    /**
     * Reads one answer.
     *
     * @param certificatePage whether a body is a server's page for a missing or wrong client certificate
     */
    public static EdgeReading of(EdgeAnswer answer, Predicate<String> certificatePage) {
        if (answer.fault() != null) {
            return inconclusive(
                    "Cloudflare gave no answer: " + answer.fault().reason(),
                    answer.fault().advice());
        }
        Matcher ray = RAY.matcher(answer.header("cf-ray"));
        if (!ray.matches()) {
            return inconclusive(
                    "The answer (HTTP " + answer.status() + ") did not come through Cloudflare: it has no CF-Ray",
                    "Switch the proxy on for the hostname's DNS record, and see what this machine resolves it to.");
        }
        String by = " (CF-Ray " + ray.group() + ")";
        String place = ray.group(1) == null ? "" : ray.group(1).toUpperCase(Locale.ROOT);
        EdgeReading reading = ownRefusal(answer, by);
        if (reading == null) {
            reading = failedPull(answer.status(), by);
        }
        if (reading == null) {
            reading = ofTheOrigin(answer, certificatePage, by);
        }
        return new EdgeReading(reading.outcome(), reading.reason(), reading.advice(), place);
    }

    /** Cloudflare answered by itself, which is not the origin's fault. */
    private static EdgeReading ownRefusal(EdgeAnswer answer, String by) {
        int status = answer.status();
        if (!answer.header("cf-mitigated").isEmpty()) {
            return inconclusive(
                    "Cloudflare itself stopped this visitor (cf-mitigated: "
                            + PrintableText.brief(answer.header("cf-mitigated")) + ") and did not ask the origin" + by,
                    LET_IN);
        }
        if (leadsToAccess(answer.header("location"))) {
            return inconclusive(
                    "Cloudflare Access wants this visitor to log in and did not ask the origin" + by,
                    "Choose a path that Access leaves open, or switch throughCloudflare off.");
        }
        Matcher error = ERROR_1XXX.matcher(answer.body());
        if (status >= 400 && error.find()) {
            String code =
                    error.group(1) != null ? error.group(1) : error.group(2) != null ? error.group(2) : error.group(3);
            return inconclusive("Cloudflare itself refused this visitor with its error " + code + by, LET_IN);
        }
        if (status == 429) {
            return inconclusive("There were too many requests (HTTP 429), whoever says so" + by, LET_IN);
        }
        if (NO_ORIGIN.containsKey(status)) {
            return inconclusive(
                    "Cloudflare answered " + status + ": " + NO_ORIGIN.get(status) + by,
                    "See that the DNS record names the origin's address, and that its firewall lets Cloudflare in.");
        }
        return null;
    }

    private static EdgeReading failedPull(int status, String by) {
        return switch (status) {
            case 520 ->
                notServed(
                        "Cloudflare answered 520: the origin closed the connection or gave an empty answer, as one"
                                + " does that refuses the client certificate" + by,
                        AT_THE_ORIGIN);
            case 525 ->
                notServed(
                        "Cloudflare answered 525: the TLS handshake with the origin failed, as it does when the origin"
                                + " refuses the client certificate" + by,
                        AT_THE_ORIGIN);
            case 526 ->
                notServed(
                        "Cloudflare answered 526: under SSL mode strict it does not trust the origin's own server"
                                + " certificate; nothing was seen of the client certificate" + by,
                        "Give the origin a server certificate for this hostname of a public CA or Cloudflare's Origin CA"
                                + " that has not expired.");
            default -> null;
        };
    }

    private static EdgeReading ofTheOrigin(EdgeAnswer answer, Predicate<String> certificatePage, String by) {
        int status = answer.status();
        String cache = answer.header("cf-cache-status").toUpperCase(Locale.ROOT);
        if (OF_THE_CACHE.contains(cache)) {
            return inconclusive(
                    "The answer came from Cloudflare's cache (cf-cache-status: " + cache
                            + "), so the origin was not asked" + by,
                    OTHER_PATH);
        }
        if (status == 495 || status == 496 || certificatePage.test(answer.body())) {
            return notServed(
                    "The origin refused Cloudflare with its page for client certificates (HTTP " + status + ")" + by,
                    AT_THE_ORIGIN);
        }
        if (!OF_THE_ORIGIN.contains(cache)) {
            return inconclusive(
                    "Cloudflare does not say that it asked the origin (HTTP " + status + ", cf-cache-status: "
                            + (cache.isEmpty() ? "none" : PrintableText.brief(cache))
                            + "), so a rule or a Worker may have answered"
                            + by,
                    OTHER_PATH);
        }
        return switch (status) {
            case 400 ->
                notServed(
                        "The origin answered 400, as it does to a client certificate that it refuses" + by,
                        AT_THE_ORIGIN);
            case 401, 403, 421 ->
                inconclusive(
                        "The origin answered " + status + ", which may be meant for Cloudflare's certificate or for"
                                + " everybody" + by,
                        OTHER_PATH);
            case 502, 504 ->
                inconclusive(
                        "HTTP " + status + " came back, which may be Cloudflare's or the origin's" + by, OTHER_PATH);
            default ->
                new EdgeReading(
                        Outcome.SERVED,
                        "The origin served Cloudflare: HTTP " + status + ", cf-cache-status " + cache + by + ".",
                        "",
                        "");
        };
    }

    private static boolean leadsToAccess(String location) {
        try {
            URI uri = new URI(location);
            String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
            String path = uri.getPath() == null ? "" : uri.getPath();
            return host.endsWith(".cloudflareaccess.com") || path.startsWith("/cdn-cgi/access/");
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static EdgeReading inconclusive(String reason, String advice) {
        return new EdgeReading(Outcome.INCONCLUSIVE, reason + ".", advice, "");
    }

    private static EdgeReading notServed(String reason, String advice) {
        return new EdgeReading(Outcome.NOT_SERVED, reason + ".", advice, "");
    }
}
