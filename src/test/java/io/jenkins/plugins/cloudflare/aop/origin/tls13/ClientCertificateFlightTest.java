package io.jenkins.plugins.cloudflare.aop.origin.tls13;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.origin.Identity;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.OriginPki;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The messages by which a client presents its certificate (RFC 8446, sections 4.4.2 and 4.4.3). */
class ClientCertificateFlightTest {
    private static final byte[] CONTEXT = {5, 6};
    private static final byte[] HASH = "a hash of the transcript so far!".getBytes(StandardCharsets.US_ASCII);
    private static final String PREFIX = " ".repeat(64) + "TLS 1.3, client CertificateVerify\0";

    private static ClientCertificateFlight flight(Identity identity, Integer... schemes) throws Exception {
        return new ClientCertificateFlight(
                new CertificateRequestMessage(CONTEXT, Set.of(schemes), List.of()), identity);
    }

    private static List<byte[]> certificates(ClientCertificateFlight flight) {
        ByteBuffer body = HandshakeMessages.body(flight.certificate());
        assertThat(HandshakeMessages.vector(body, 1), is(CONTEXT));
        ByteBuffer entries = ByteBuffer.wrap(HandshakeMessages.vector(body, 3));
        assertThat(body.hasRemaining(), is(false));
        List<byte[]> certificates = new ArrayList<>();
        while (entries.hasRemaining()) {
            certificates.add(HandshakeMessages.vector(entries, 3));
            assertThat(HandshakeMessages.vector(entries, 2).length, is(0));
        }
        return certificates;
    }

    /** A server checks it like this. */
    private static boolean verified(
            ClientCertificateFlight flight, OriginPki pki, int scheme, String algorithm, PSSParameterSpec padding)
            throws Exception {
        ByteBuffer body = HandshakeMessages.body(flight.proof(HASH));
        assertThat(body.getShort() & 0xffff, is(scheme));
        Signature signature = Signature.getInstance(algorithm);
        if (padding != null) {
            signature.setParameter(padding);
        }
        signature.initVerify(pki.ours.certificate());
        signature.update(PREFIX.getBytes(StandardCharsets.US_ASCII));
        signature.update(HASH);
        return signature.verify(HandshakeMessages.vector(body, 2));
    }

    @Test
    void theChainIsSentAsItWasGiven() throws Exception {
        Identity chain = OriginPki.EC.forged().stream()
                .filter(identity -> identity.visitor() == Visitor.FORGED_CHAIN)
                .findFirst()
                .orElseThrow();
        assertThat(certificates(flight(chain, 0x0403)).size(), is(2));
        List<byte[]> ours = certificates(flight(OriginPki.EC.configured(), 0x0403));
        assertThat(ours.size(), is(1));
        assertThat(ours.get(0), is(OriginPki.EC.ours.certificate().getEncoded()));
    }

    @Test
    void whoHasNoneOrNoneOfTheKindSendsAnEmptyList() throws Exception {
        ClientCertificateFlight nobody = flight(null, 0x0403);
        assertThat(nobody.hasCertificate(), is(false));
        assertThat(certificates(nobody).size(), is(0));
        ClientCertificateFlight other = flight(OriginPki.EC.configured(), 0x0804, 0x0503);
        assertThat(other.hasCertificate(), is(false));
        assertThat(certificates(other).size(), is(0));
    }

    @Test
    void aKeyOnACurveSignsWithTheHashOfItsCurve() throws Exception {
        Identity ours = OriginPki.EC.configured();
        assertThat(
                verified(flight(ours, 0x0804, 0x0503, 0x0403), OriginPki.EC, 0x0403, "SHA256withECDSA", null),
                is(true));
        OriginPki larger = OriginPki.p384();
        Identity alsoOurs = larger.configured();
        assertThat(alsoOurs.visitor(), is(Visitor.CONFIGURED));
        assertThat(verified(flight(alsoOurs, 0x0403, 0x0503), larger, 0x0503, "SHA384withECDSA", null), is(true));
    }

    @Test
    void anRsaKeySignsWithPss() throws Exception {
        OriginPki pki = OriginPki.rsa();
        Identity ours = pki.configured();
        PSSParameterSpec shorter = new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1);
        assertThat(verified(flight(ours, 0x0401, 0x0806, 0x0804), pki, 0x0804, "RSASSA-PSS", shorter), is(true));
        PSSParameterSpec longer = new PSSParameterSpec("SHA-512", "MGF1", MGF1ParameterSpec.SHA512, 64, 1);
        assertThat(verified(flight(ours, 0x0401, 0x0806), pki, 0x0806, "RSASSA-PSS", longer), is(true));
        assertThat(flight(ours, 0x0401, 0x0403).hasCertificate(), is(false));
    }
}
