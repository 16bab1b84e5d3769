package io.jenkins.plugins.cloudflare.aop.pki;

import java.security.cert.CertificateException;
import java.util.Arrays;

/** What kind of binary file a content is, told by its first bytes: file names are not kept with credentials. */
enum BinaryForm {
    /** Nothing binary that is known here: perhaps PEM. */
    NONE,
    PKCS12,
    CERTIFICATE,
    PRIVATE_KEY,
    PKCS7,
    JAVA_KEY_STORE,
    OTHER;

    private static final int INTEGER = 0x02;
    private static final int OBJECT_IDENTIFIER = 0x06;
    private static final int SEQUENCE = 0x30;
    private static final byte[] JKS = {(byte) 0xfe, (byte) 0xed, (byte) 0xfe, (byte) 0xed};
    private static final byte[] JCEKS = {(byte) 0xce, (byte) 0xce, (byte) 0xce, (byte) 0xce};

    /**
     * Looks at the outer DER or BER sequence and its first element only: PKCS#12 (RFC 7292) begins with version 3,
     * private keys (RFC 5208, 8017, 5915) with version 0 or 1, PKCS#7 with an object identifier.
     */
    static BinaryForm of(byte[] content) {
        byte[] start = Arrays.copyOf(content, 4);
        if (Arrays.equals(start, JKS) || Arrays.equals(start, JCEKS)) {
            return JAVA_KEY_STORE;
        }
        if (!isSequence(content)) {
            return NONE;
        }
        int length = content[1] & 0xff;
        int first = length <= 0x80 ? 2 : 2 + (length & 0x7f);
        if (first + 2 >= content.length) {
            return OTHER;
        }
        return switch (content[first]) {
            case INTEGER -> ofVersion(content[first + 2]);
            case OBJECT_IDENTIFIER -> PKCS7;
            case SEQUENCE -> isCertificate(content) ? CERTIFICATE : OTHER;
            default -> OTHER;
        };
    }

    /** The tag is also the digit 0, with which a text may begin; so the length must be one that no text has. */
    private static boolean isSequence(byte[] content) {
        return content.length > 4 && content[0] == SEQUENCE && (content[1] < 0 || content[1] == content.length - 2);
    }

    private static BinaryForm ofVersion(byte version) {
        return switch (version) {
            case 0, 1 -> PRIVATE_KEY;
            case 3 -> PKCS12;
            default -> OTHER;
        };
    }

    private static boolean isCertificate(byte[] content) {
        try {
            X509.parse(content);
            return true;
        } catch (CertificateException e) {
            return false;
        }
    }
}
