package io.jenkins.plugins.cloudflare.aop.operation.parameter;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.text.AsciiName;
import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Hostnames as people give them, made into what Cloudflare and TLS compare: lower case ASCII without a final dot. */
public final class Hostname {
    /** RFC 1035 section 2.3.4: 255 octets on the wire, which leaves 253 characters. */
    private static final int MAX_LENGTH = 253;

    private static final int MAX_LABEL = 63;

    /** Underscores are no letters of a host name (RFC 952), but DNS carries them and origins serve them. */
    private static final Pattern LABEL = Pattern.compile("[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?");

    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    /** What a script's list makes of a variable without a value. */
    private static final String NO_VALUE = "null";

    private Hostname() {}

    /**
     * Reads the value of a parameter.
     *
     * @return at least one hostname; duplicates are merged, the order is kept
     * @throws OperationException naming the parameter and the hostname
     */
    public static List<String> list(String parameter, String text) throws OperationException {
        List<String> items = ListParameter.of(parameter, text);
        if (items.isEmpty()) {
            throw new OperationException(parameter + " is empty; name at least one hostname, such as www.example.com");
        }
        Set<String> hostnames = new LinkedHashSet<>();
        for (String item : items) {
            if (item.equals(NO_VALUE)) {
                throw new OperationException(parameter + " has null as item " + (items.indexOf(item) + 1)
                        + ": a variable or build parameter has no value; set it, or leave the item out");
            }
            String hostname = of(parameter, item);
            // A dot at the end says that the name is meant to end there (RFC 1034, section 3.1).
            if (!hostname.contains(".") && !item.endsWith(".")) {
                throw new OperationException(parameter + " has '" + PrintableText.brief(item)
                        + "', which has no dot; give the name in full, such as www.example.com. An origin's own short name"
                        + " is visited by aopVerifyOrigin when a dot follows it: '" + PrintableText.brief(item) + ".'");
            }
            hostnames.add(hostname);
        }
        return new ArrayList<>(hostnames);
    }

    /** Reads one hostname. */
    public static String of(String parameter, String item) throws OperationException {
        String name = parameter + " has '" + PrintableText.brief(item) + "', ";
        if (item.contains("://")) {
            throw new OperationException(name + "which is a URL; give the hostname alone, without scheme");
        }
        if (item.contains("/") || item.contains("?") || item.contains("#")) {
            throw new OperationException(name + "which has a path; give the hostname alone");
        }
        if (item.contains("*")) {
            throw new OperationException(
                    name + "a wildcard, which per-hostname pulls do not have; name each hostname in full");
        }
        if (IPV4.matcher(item).matches() || item.indexOf(':') != item.lastIndexOf(':')) {
            throw new OperationException(name + "an IP address; give the hostname that visitors use");
        }
        if (item.contains(":")) {
            throw new OperationException(name + "which has a port; give the hostname alone");
        }
        String ascii = ascii(name, item);
        if (ascii.length() > MAX_LENGTH) {
            throw new OperationException(
                    name + "which has " + ascii.length() + " characters; a hostname has at most " + MAX_LENGTH);
        }
        for (String label : ascii.split("\\.", -1)) {
            if (label.length() > MAX_LABEL || !LABEL.matcher(label).matches()) {
                throw new OperationException(
                        name + "which is not a hostname: "
                                + (label.isEmpty()
                                        ? "there is nothing between two dots"
                                        : "'" + PrintableText.brief(label)
                                                + "' is not a DNS label of at most 63 letters, digits, hyphens or underscores"));
            }
        }
        return ascii;
    }

    private static String ascii(String name, String item) throws OperationException {
        String dotted = item.endsWith(".") ? item.substring(0, item.length() - 1) : item;
        Optional<String> ascii = AsciiName.of(dotted);
        if (ascii.isPresent()) {
            return ascii.get();
        }
        // The JDK checks the length of a label here, too; plain ASCII is judged by the caller's own rules.
        if (dotted.chars().allMatch(c -> c < 128)) {
            return dotted.toLowerCase(Locale.ROOT);
        }
        throw new OperationException(name + "which cannot be written in punycode (IDNA); check its characters");
    }

    /** Tells whether a hostname belongs to a zone. */
    public static boolean within(String hostname, String zoneName) {
        return hostname.equals(zoneName) || hostname.endsWith("." + zoneName);
    }
}
