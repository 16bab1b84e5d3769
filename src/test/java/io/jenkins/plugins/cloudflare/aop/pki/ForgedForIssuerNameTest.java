package io.jenkins.plugins.cloudflare.aop.pki;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;

/** Where no certificate is configured. */
class ForgedForIssuerNameTest {
    private static final String HOST = "pulls.example.com";
    private static final Instant NOW = Instant.now();

    @Test
    void takesAnIssuerNameWhereNoneOfOursIsGiven() throws Exception {
        X500Principal name = new X500Principal("CN=Origin CA,O=Example,C=DE");
        ClientCertificate forged = ForgedCertificates.forIssuerName(name, HOST, NOW, TestKeys.RANDOM);
        X509Certificate leaf = forged.leaf();
        assertThat(forged.chain(), contains(leaf));
        assertThrows(SignatureException.class, () -> leaf.verify(leaf.getPublicKey()), "not self-signed");
        assertThat(leaf.getIssuerX500Principal().getEncoded(), is(name.getEncoded()));
        assertThat(leaf.getSubjectX500Principal().getName(), is("CN=" + HOST));
        assertThat(AsymmetricAlgorithm.of(leaf.getPublicKey()), is(AsymmetricAlgorithm.rsa(2048)));
        assertThat(Identifiers.authority(leaf), not(is(Identifiers.subject(leaf))));
        assertThat(CertificateGate.check("it", forged, NOW).warnings(), hasSize(0));
    }

    @Test
    void doesWithoutAnyIssuerName() throws Exception {
        for (X500Principal none : new X500Principal[] {null, new X500Principal("")}) {
            X509Certificate leaf = ForgedCertificates.forIssuerName(none, HOST, NOW, TestKeys.RANDOM)
                    .leaf();
            assertThat(leaf.getIssuerX500Principal().getName(), is("CN=Forged"));
        }
    }

    @Test
    void selfSignedForAName() throws Exception {
        for (String host : new String[] {HOST, "a".repeat(60) + ".example.com"}) {
            ClientCertificate forged = ForgedCertificates.selfSigned(host, NOW, TestKeys.RANDOM);
            forged.leaf().verify(forged.leaf().getPublicKey());
            assertThat(Identifiers.names(forged.leaf()), is(List.of(List.of(2, host))));
            assertThat(CertificateGate.check("it", forged, NOW).warnings(), hasSize(0));
        }
    }

    @Test
    void refusesWhatIsNoHostName() {
        Refusal.of(() -> ForgedCertificates.selfSigned("no host", NOW, TestKeys.RANDOM));
        Refusal.of(() -> ForgedCertificates.forIssuerName(null, "no host", NOW, TestKeys.RANDOM));
    }
}
