package io.jenkins.plugins.cloudflare.aop.pki;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.pki.CredentialContent.StoredFile;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.function.Executable;

/** Runs what must be refused and holds every refusal to the same rules. */
final class Refusal {
    static final String NAME = "credential 'client-cert'";

    private Refusal() {}

    /** @return the sentence */
    static String of(Executable action) {
        PkiException refusal = assertThrows(PkiException.class, action);
        assertThat(refusal.getCause(), nullValue());
        return checked(refusal.getMessage());
    }

    /** One sentence that says what to do, and nothing of a parser. */
    static String checked(String message) {
        assertThat("what is wrong; what to do", message, containsString(";"));
        assertThat(message, not(containsString("\n")));
        assertThat(message, not(endsWith(".")));
        assertThat(message, not(containsString("Exception")));
        assertThat(message, not(containsString("java.")));
        assertThat(message.toLowerCase(java.util.Locale.ROOT), not(containsString("bouncy")));
        assertThat(message.length(), lessThan(500));
        return message;
    }

    static String ofClient(CredentialContent content) {
        String message = of(() -> CertificateReader.clientCertificate(content));
        assertThat(message, containsString(content.name()));
        return message;
    }

    static String ofClient(String pem) {
        return ofClient(file(pem));
    }

    /** Wrong and missing passwords of a private key have a sentence each, whatever the encryption. */
    static void ofPasswords(String pem) {
        assertThat(
                ofClient(file(pem, null)),
                allOf(containsString("encrypted private key"), containsString("certificatePasswordCredentialsId")));
        for (String wrong : new String[] {"wrong", "", "corrct-horse", "\u00fc\u20ac"}) {
            assertThat(
                    ofClient(file(pem, wrong)),
                    containsString("the password from certificatePasswordCredentialsId does not open the private key"));
        }
    }

    static StoredFile file(String text) {
        return file(text, null);
    }

    static StoredFile file(String text, String password) {
        return file(text.getBytes(StandardCharsets.UTF_8), password);
    }

    static StoredFile file(byte[] content, String password) {
        return new StoredFile(NAME, content, password == null ? null : password.toCharArray());
    }
}
