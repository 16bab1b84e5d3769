package io.jenkins.plugins.cloudflare.aop.origin.tls13;

import io.jenkins.plugins.cloudflare.aop.origin.CertificateRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a server says between its hello and its Finished, as far as a visit is interested (RFC 8446, section 4.3). */
public final class ServerFlight {
    private static final int ENCRYPTED_EXTENSIONS = 8;
    private static final int CERTIFICATE = 11;
    private static final int CERTIFICATE_REQUEST = 13;
    private static final int PROTOCOLS = 16;
    private static final int TRANSPORT_PARAMETERS = 57;

    private final List<byte[]> chain = new ArrayList<>();
    private byte[] transportParameters = {};
    private String protocol = "";
    private CertificateRequestMessage request;

    /** @throws RuntimeException when the message is cut short */
    void take(byte[] message) {
        ByteBuffer body = HandshakeMessages.body(message);
        switch (message[0]) {
            case ENCRYPTED_EXTENSIONS -> {
                Map<Integer, ByteBuffer> extensions = HandshakeMessages.extensions(body);
                ByteBuffer parameters = extensions.get(TRANSPORT_PARAMETERS);
                transportParameters = parameters == null ? transportParameters : parameters.array();
                ByteBuffer chosen = extensions.get(PROTOCOLS);
                protocol = chosen == null ? "" : protocol(chosen);
            }
            case CERTIFICATE_REQUEST -> request = CertificateRequestMessage.of(body);
            case CERTIFICATE -> certificates(body);
            default -> {
                // Of no interest: nothing of the server is verified.
            }
        }
    }

    private static String protocol(ByteBuffer chosen) {
        byte[] name = HandshakeMessages.vector(ByteBuffer.wrap(HandshakeMessages.vector(chosen, 2)), 1);
        return new String(name, StandardCharsets.US_ASCII);
    }

    private void certificates(ByteBuffer body) {
        HandshakeMessages.vector(body, 1);
        ByteBuffer entries = ByteBuffer.wrap(HandshakeMessages.vector(body, 3));
        while (entries.hasRemaining()) {
            chain.add(HandshakeMessages.vector(entries, 3));
            HandshakeMessages.vector(entries, 2);
        }
    }

    /** Its request for a certificate, null when there was none. */
    CertificateRequestMessage request() {
        return request;
    }

    /** Whether it asked for a certificate. */
    public CertificateRequest asked() {
        return request == null ? CertificateRequest.NEVER : new CertificateRequest(true, false, request.issuers());
    }

    /** What it sent as its certificate (DER), its own first. */
    public List<byte[]> chain() {
        return List.copyOf(chain);
    }

    /** What it chose by ALPN, of whatever bytes; empty when it chose nothing. */
    public String protocol() {
        return protocol;
    }

    /** Its extension of QUIC; empty when it has none. */
    public byte[] transportParameters() {
        return transportParameters.clone();
    }
}
