package io.jenkins.plugins.cloudflare.aop.standalone.credential;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What a credential file holds, by its content, so that it need not be said. */
enum Kind {
    /** PEM with a private key: a client certificate or a CA. */
    KEYED_PEM,
    /** PEM without a private key: trust anchors. */
    ANCHORS,
    /** PKCS#12, or whatever else is not text; who reads it says whether it can be used. */
    BINARY,
    /** An API token, or what opens an encrypted file. */
    SECRET_TEXT;

    private static final Pattern PEM = Pattern.compile("^\\s*-----BEGIN [^-\\r\\n]+-----", Pattern.MULTILINE);
    private static final Pattern KEY =
            Pattern.compile("^\\s*-----BEGIN [^-\\r\\n]*PRIVATE KEY-----", Pattern.MULTILINE);
    /** ASN.1's sequence, with which PKCS#12 begins. */
    private static final byte SEQUENCE = 0x30;

    static Kind of(byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        if (PEM.matcher(text).find()) {
            return KEY.matcher(text).find() ? KEYED_PEM : ANCHORS;
        }
        boolean longForm = content.length > 1 && content[0] == SEQUENCE && content[1] < 0;
        return longForm || hasControlCharacters(content) ? BINARY : SECRET_TEXT;
    }

    private static boolean hasControlCharacters(byte[] content) {
        for (byte b : content) {
            if (b >= 0 && b < ' ' && b != '\t' && b != '\r' && b != '\n') {
                return true;
            }
        }
        return false;
    }

    /** For messages. */
    String inWords() {
        return switch (this) {
            case KEYED_PEM -> "a certificate with its private key";
            case ANCHORS -> "certificates without a private key";
            case BINARY -> "a binary file";
            case SECRET_TEXT -> "a secret text";
        };
    }
}
