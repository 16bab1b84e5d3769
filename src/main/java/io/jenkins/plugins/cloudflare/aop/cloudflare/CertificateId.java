package io.jenkins.plugins.cloudflare.aop.cloudflare;

import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Identifier of a hostname certificate: a UUID in practice, 32 hexadecimal digits according to the schema. Both are
 * accepted; anything else is refused before it becomes part of a request path.
 */
public record CertificateId(String value) {
    private static final Pattern FORM =
            Pattern.compile("[0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /** @throws IllegalArgumentException with one sentence when the value is not a certificate id */
    public CertificateId {
        value = value.toLowerCase(Locale.ROOT);
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("certificate id '" + PrintableText.brief(value)
                    + "' is neither a UUID nor 32 hexadecimal digits; give the id that aopUploadCertificate returned");
        }
    }

    /** The same whether or not the API writes dashes. */
    @Override
    public boolean equals(Object other) {
        return other instanceof CertificateId id && digits().equals(id.digits());
    }

    @Override
    public int hashCode() {
        return digits().hashCode();
    }

    /** The one form in which ids are compared: 32 hexadecimal digits in lower case. */
    public String digits() {
        return value.replace("-", "");
    }

    @Override
    public String toString() {
        return value;
    }
}
