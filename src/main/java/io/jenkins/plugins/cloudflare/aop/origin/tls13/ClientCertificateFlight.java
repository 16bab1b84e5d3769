package io.jenkins.plugins.cloudflare.aop.origin.tls13;

import io.jenkins.plugins.cloudflare.aop.origin.Identity;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.Optional;

/**
 * How a client answers a request for a certificate (RFC 8446, sections 4.4.2 and 4.4.3): with what it was given, as it
 * was given and whatever issuers the server names, or with an empty list when it has none or no fitting kind of key.
 */
final class ClientCertificateFlight {
    private static final int CERTIFICATE = 11;
    private static final int CERTIFICATE_VERIFY = 15;
    /** What every signature begins with, so that it is good for nothing else. */
    private static final String PREFIX = " ".repeat(64) + "TLS 1.3, client CertificateVerify\0";

    private final CertificateRequestMessage request;
    private final Identity identity;
    private final PrivateKey signer;
    private final Optional<SignatureScheme> scheme;

    /** @param identity null for a visitor without a certificate */
    ClientCertificateFlight(CertificateRequestMessage request, Identity identity) throws GeneralSecurityException {
        this.request = request;
        this.identity = identity;
        signer = identity == null ? null : identity.signer();
        scheme = identity == null ? Optional.empty() : SignatureScheme.of(signer, request.schemes());
    }

    /** Whether there is a certificate to send. */
    boolean hasCertificate() {
        return scheme.isPresent();
    }

    /** The Certificate message. */
    byte[] certificate() {
        ByteArrayOutputStream entries = new ByteArrayOutputStream();
        if (hasCertificate()) {
            for (byte[] der : identity.chain()) {
                entries.writeBytes(ClientHello.vector(3, der));
                entries.writeBytes(ClientHello.vector(2, new byte[0]));
            }
        }
        byte[] list = ClientHello.vector(3, entries.toByteArray());
        return ClientHello.message(CERTIFICATE, Bytes.join(ClientHello.vector(1, request.context()), list));
    }

    /** The CertificateVerify message that follows a certificate. */
    byte[] proof(byte[] transcriptHash) throws GeneralSecurityException {
        SignatureScheme chosen = scheme.orElseThrow();
        byte[] content = Bytes.join(PREFIX.getBytes(StandardCharsets.US_ASCII), transcriptHash);
        byte[] code = {(byte) (chosen.code() >> 8), (byte) chosen.code()};
        byte[] signature = ClientHello.vector(2, chosen.sign(signer, content));
        return ClientHello.message(CERTIFICATE_VERIFY, Bytes.join(code, signature));
    }
}
