package io.jenkins.plugins.cloudflare.aop.cloudflare;

import io.jenkins.plugins.cloudflare.aop.text.AsciiName;
import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A name of at least two labels as the API spells it: lower case, punycode, no dot at the end. Underscores and a leading
 * {@code *.} are allowed. Checked before it becomes part of a request, where for example {@code contains:} is an
 * operator and {@code certificates} another resource.
 */
public record DnsName(String value) {
    private static final String LABEL = "[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?";
    private static final Pattern FORM = Pattern.compile("(?:\\*\\.)?(?:" + LABEL + "\\.)+" + LABEL);
    private static final int LIMIT = 253;

    /** @throws IllegalArgumentException with one sentence when the value is not such a name */
    public DnsName {
        String given = value;
        value = ascii(given);
        if (value.length() > LIMIT || !FORM.matcher(value).matches() || value.matches(".*\\.[0-9]+")) {
            throw new IllegalArgumentException("'" + PrintableText.brief(given)
                    + "' is not a hostname; give a full name such as www.example.com, without scheme, port or path");
        }
    }

    /** The one form in which hostnames are compared; what is no name is only written in lower case. */
    public static String canonical(String hostname) {
        String ascii = ascii(hostname);
        return ascii.isEmpty() ? hostname.strip().toLowerCase(Locale.ROOT) : ascii;
    }

    private static String ascii(String given) {
        String name = given.strip();
        if (name.endsWith(".")) {
            name = name.substring(0, name.length() - 1);
        }
        return AsciiName.of(name).orElse("");
    }

    @Override
    public String toString() {
        return value;
    }
}
