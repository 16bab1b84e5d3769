package io.jenkins.plugins.cloudflare.aop.origin.tls13;

import io.jenkins.plugins.cloudflare.aop.origin.fixture.OriginPki;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * A server's side of a handshake in QUIC, as far as a client needs it that verifies nothing: the server's proof of its
 * certificate is made up.
 */
public final class ScriptedHandshake {
    private static final HashFunction HASH = HashFunction.SHA_256;
    private static final int PROTOCOLS = 16;
    private static final int TRANSPORT_PARAMETERS = 57;

    private final byte[] hello;
    private final byte[] flight;
    private final byte[][] handshakeSecrets;
    private final byte[][] applicationSecrets;

    /**
     * @param clientHello the message with its header
     * @param parameters the server's transport parameters
     */
    public ScriptedHandshake(byte[] clientHello, byte[] parameters) throws GeneralSecurityException {
        KeyShare share = new KeyShare(NamedGroup.X25519);
        hello = serverHello(share.point());
        KeySchedule keys = new KeySchedule(HASH, null);
        keys.advance(share.agree(point(clientHello)));
        byte[] hellos = Bytes.join(clientHello, hello);
        handshakeSecrets = secrets(keys, "hs", hellos);
        byte[] extensions = Bytes.join(extension(PROTOCOLS, protocol()), extension(TRANSPORT_PARAMETERS, parameters));
        byte[] signature = Bytes.join(new byte[] {4, 3}, ClientHello.vector(2, new byte[70]));
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        messages.writeBytes(ClientHello.message(8, ClientHello.vector(2, extensions)));
        messages.writeBytes(ClientHello.message(11, certificate()));
        messages.writeBytes(ClientHello.message(15, signature));
        byte[] unfinished = messages.toByteArray();
        byte[] proof = HASH.finished(handshakeSecrets[1], HASH.hash(Bytes.join(hellos, unfinished)));
        flight = Bytes.join(unfinished, ClientHello.message(20, proof));
        keys.advance();
        applicationSecrets = secrets(keys, "ap", Bytes.join(hellos, flight));
    }

    private static byte[][] secrets(KeySchedule keys, String stage, byte[] transcript) throws GeneralSecurityException {
        byte[] hash = HASH.hash(transcript);
        return new byte[][] {keys.secret("c " + stage + " traffic", hash), keys.secret("s " + stage + " traffic", hash)
        };
    }

    private static byte[] protocol() {
        return ClientHello.vector(2, ClientHello.vector(1, "h3".getBytes(StandardCharsets.US_ASCII)));
    }

    private static byte[] certificate() throws GeneralSecurityException {
        byte[] leaf = OriginPki.EC.server.certificate().getEncoded();
        byte[] entry = Bytes.join(ClientHello.vector(3, leaf), new byte[2]);
        return Bytes.join(new byte[1], ClientHello.vector(3, entry));
    }

    private static byte[] extension(int type, byte[] content) {
        return Bytes.join(new byte[] {0, (byte) type}, ClientHello.vector(2, content));
    }

    private static byte[] serverHello(byte[] point) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(new byte[] {3, 3});
        body.writeBytes(ClientHello.random());
        body.writeBytes(new byte[] {0, 0x13, 1, 0});
        byte[] group = {0, (byte) NamedGroup.X25519.code()};
        body.writeBytes(ClientHello.vector(
                2,
                Bytes.join(
                        extension(ClientHello.SUPPORTED_VERSIONS, new byte[] {3, 4}),
                        extension(ClientHello.KEY_SHARE, Bytes.join(group, ClientHello.vector(2, point))))));
        return ClientHello.message(2, body.toByteArray());
    }

    private static byte[] point(byte[] clientHello) {
        ByteBuffer in = HandshakeMessages.body(clientHello);
        HandshakeMessages.bytes(in, 2 + ClientHello.RANDOM_SIZE);
        HandshakeMessages.vector(in, 1);
        HandshakeMessages.vector(in, 2);
        HandshakeMessages.vector(in, 1);
        ByteBuffer shares = HandshakeMessages.extensions(in).get(ClientHello.KEY_SHARE);
        shares.getShort();
        while (shares.getShort() != NamedGroup.X25519.code()) {
            HandshakeMessages.vector(shares, 2);
        }
        return HandshakeMessages.vector(shares, 2);
    }

    /** ServerHello. */
    public byte[] hello() {
        return hello;
    }

    /** All that follows it, up to Finished. */
    public byte[] flight() {
        return flight;
    }

    /** The client's and the server's. */
    public byte[][] handshakeSecrets() {
        return handshakeSecrets;
    }

    /** The client's and the server's. */
    public byte[][] applicationSecrets() {
        return applicationSecrets;
    }
}
