package io.jenkins.plugins.cloudflare.aop.cloudflare;

import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Identifier of an account: 32 hexadecimal digits. Checked here because it becomes part of a request path. */
public record AccountId(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    /** @throws IllegalArgumentException with one sentence when the value is not an account id */
    public AccountId {
        value = value.toLowerCase(Locale.ROOT);
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("account id '" + PrintableText.brief(value)
                    + "' is not 32 hexadecimal digits; copy it from the account's overview page");
        }
    }

    /** What an answer of the API says; empty for null and for what is no account id. */
    public static Optional<AccountId> parse(String value) {
        return value == null || !FORM.matcher(value.toLowerCase(Locale.ROOT)).matches()
                ? Optional.empty()
                : Optional.of(new AccountId(value));
    }

    @Override
    public String toString() {
        return value;
    }
}
