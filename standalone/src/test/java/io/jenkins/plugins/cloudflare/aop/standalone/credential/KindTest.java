package io.jenkins.plugins.cloudflare.aop.standalone.credential;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.standalone.UsageException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A credential file says itself what it is. */
class KindTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "Xy_1234-token, SECRET_TEXT",
        "pässwörd, SECRET_TEXT",
        "0begins-with-zero, SECRET_TEXT",
        "-----BEGIN CERTIFICATE-----|x|-----END CERTIFICATE-----, ANCHORS",
        "# comment|-----BEGIN CERTIFICATE-----|x|-----BEGIN EC PRIVATE KEY-----|y, KEYED_PEM",
        "-----BEGIN ENCRYPTED PRIVATE KEY-----|y, KEYED_PEM",
        "a mention of -----BEGIN PRIVATE KEY-----, SECRET_TEXT"
    })
    void text(String content, Kind kind) {
        assertThat(Kind.of(content.replace('|', '\n').getBytes(StandardCharsets.UTF_8)), is(kind));
    }

    @Test
    void pkcs12() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        Path file = directory.resolve("store.p12");
        try (var out = Files.newOutputStream(file)) {
            store.store(out, "changeit".toCharArray());
        }
        assertThat(Kind.of(Files.readAllBytes(file)), is(Kind.BINARY));
    }

    @Test
    void colonSplitsOnlyWhatIsNoFile() throws Exception {
        String pem = "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n";
        Path plain = Files.writeString(directory.resolve("key.pem"), pem);
        Path opening = Files.writeString(directory.resolve("opening.txt"), " with blanks \n");
        Path withColon = Files.writeString(directory.resolve("a:b.pem"), pem);
        assertThat(new String(CredentialFile.of("x=" + plain + ":" + opening).opening()), is(" with blanks "));
        CredentialFile whole = CredentialFile.of("x=" + withColon);
        assertThat(whole.file(), is(withColon));
        assertThat(whole.opening() == null, is(true));
        CredentialFile both = CredentialFile.of("x=" + withColon + ":" + opening);
        assertThat(both.file(), is(withColon));
        assertThat(both.toString(), is("credential 'x'"));
    }

    /** PKCS#12 may have an empty password; nothing else may be empty. */
    @Test
    void onlyAPasswordMayBeEmpty() throws Exception {
        String pem = "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n";
        Path file = Files.writeString(directory.resolve("key.pem"), pem);
        Path empty = Files.writeString(directory.resolve("empty.txt"), "");
        Path line = Files.writeString(directory.resolve("line.txt"), "\n");
        assertThat(CredentialFile.of("x=" + file + ":" + empty).opening().length, is(0));
        assertThat(CredentialFile.of("x=" + file + ":" + line).opening().length, is(0));
        UsageException refused = assertThrows(UsageException.class, () -> CredentialFile.of("x=" + empty));
        assertThat(refused.getMessage(), containsString("is empty"));
    }

    @Test
    void secretTakenForAFileIsNotRepeated() {
        UsageException fault = null;
        try {
            CredentialFile.of("x=very-secret");
        } catch (UsageException e) {
            fault = e;
        }
        assertThat(fault != null && !fault.getMessage().contains("very-secret"), is(true));
    }
}
