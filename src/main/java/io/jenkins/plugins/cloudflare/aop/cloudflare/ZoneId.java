package io.jenkins.plugins.cloudflare.aop.cloudflare;

import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.util.Locale;
import java.util.regex.Pattern;

/** Identifier of a zone: 32 hexadecimal digits. Checked here because it becomes part of a request path. */
public record ZoneId(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    /** @throws IllegalArgumentException with one sentence when the value is not a zone id */
    public ZoneId {
        value = value.toLowerCase(Locale.ROOT);
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("zone id '" + PrintableText.brief(value)
                    + "' is not 32 hexadecimal digits; copy it from the zone's overview page or give the zone's name");
        }
    }

    /** Tells whether a text is a zone id rather than a zone's name. */
    public static boolean matches(String text) {
        return FORM.matcher(text.toLowerCase(Locale.ROOT)).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
