package io.jenkins.plugins.cloudflare.aop.origin.tls13;

import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.Identity;
import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The client's side of a TLS 1.3 handshake (RFC 8446, section 2), message by message, whatever carries them. Verifies no
 * certificate of a server: it is a visitor that shows whom the server lets in.
 */
public final class ClientHandshake {
    private static final int SERVER_HELLO = 2;
    private static final int FINISHED = 20;
    /** What most servers choose; any other group takes them a HelloRetryRequest. */
    private static final Set<NamedGroup> USUAL = EnumSet.of(NamedGroup.X25519, NamedGroup.SECP256R1);

    /** Takes what the handshake sends and the secrets that it comes to. */
    public interface Carrier {
        /** Sends a message with the keys of this level. */
        void send(EncryptionLevel level, byte[] message);

        /** From here on there are keys for this level. */
        void secrets(EncryptionLevel level, CipherSuite suite, byte[] client, byte[] server)
                throws GeneralSecurityException;
    }

    private final ClientOffer offer;
    private final Identity identity;
    private final Carrier carrier;
    private final byte[] random = ClientHello.random();
    private final HandshakeMessages messages = new HandshakeMessages();
    private final Transcript transcript = new Transcript();
    private final List<KeyShare> shares = new ArrayList<>();
    private final ServerFlight flight = new ServerFlight();
    private CipherSuite suite;
    private KeySchedule keys;
    private byte[] clientSecret;
    private byte[] serverSecret;
    private boolean retried;
    private boolean certificateSent;
    private boolean complete;

    /** @param identity null for a visitor without a certificate */
    public ClientHandshake(ClientOffer offer, Identity identity, Carrier carrier) {
        this.offer = offer;
        this.identity = identity;
        this.carrier = carrier;
    }

    /** Sends the first message. */
    public void start() throws VisitEndedException, GeneralSecurityException {
        for (NamedGroup group : NamedGroup.known()) {
            if (USUAL.contains(group)) {
                shares.add(new KeyShare(group));
            }
        }
        send(EncryptionLevel.INITIAL, ClientHello.of(offer, random, shares, new byte[0]));
    }

    /**
     * Takes what came next on a level.
     *
     * @throws VisitEndedException when the server does what none of any use does
     */
    public void receive(EncryptionLevel level, byte[] bytes) throws VisitEndedException, GeneralSecurityException {
        messages.add(bytes);
        for (byte[] message = messages.next(); message != null; message = messages.next()) {
            EncryptionLevel due = keys == null ? EncryptionLevel.INITIAL : EncryptionLevel.HANDSHAKE;
            boolean hello = message[0] == SERVER_HELLO;
            if (level != due || complete || hello != (keys == null)) {
                throw new VisitEndedException(Ending.OWN_FAULT, "handshake message " + message[0] + " out of order");
            }
            if (hello) {
                hello(ServerHello.of(message), message);
            } else if (message[0] == FINISHED) {
                finish(message);
            } else {
                transcript.add(message);
                flight.take(message);
            }
        }
    }

    private void hello(ServerHello hello, byte[] message) throws VisitEndedException, GeneralSecurityException {
        if (hello.retry()) {
            again(hello, message);
            return;
        }
        KeyShare share = shares.stream()
                .filter(own -> own.group().code() == hello.group())
                .findFirst()
                .orElseThrow(
                        () -> new VisitEndedException(Ending.OWN_FAULT, "group " + hello.group() + " was not offered"));
        transcript.add(message);
        suite = hello.suite();
        keys = new KeySchedule(suite.hash(), null);
        keys.advance(share.agree(hello.share()));
        secrets(EncryptionLevel.HANDSHAKE, "hs", transcript.hash(suite.hash()));
        keys.advance();
    }

    /** A second hello, with a share of the group that the server wants (RFC 8446, section 4.1.4). */
    private void again(ServerHello hello, byte[] message) throws VisitEndedException, GeneralSecurityException {
        if (retried) {
            throw new VisitEndedException(Ending.OWN_FAULT, "a second HelloRetryRequest");
        }
        retried = true;
        transcript.startOver(hello.suite().hash());
        transcript.add(message);
        if (hello.group() != 0) {
            NamedGroup group = NamedGroup.of(hello.group())
                    .orElseThrow(
                            () -> new VisitEndedException(Ending.OWN_FAULT, "group " + hello.group() + " is unknown"));
            shares.clear();
            shares.add(new KeyShare(group));
        }
        send(EncryptionLevel.INITIAL, ClientHello.of(offer, random, shares, hello.cookie()));
    }

    private void finish(byte[] message) throws VisitEndedException, GeneralSecurityException {
        HashFunction hash = suite.hash();
        byte[] expected = ClientHello.message(FINISHED, hash.finished(serverSecret, transcript.hash(hash)));
        if (!MessageDigest.isEqual(expected, message)) {
            throw new VisitEndedException(Ending.OWN_FAULT, "the server's Finished is wrong");
        }
        transcript.add(message);
        byte[] upToServer = transcript.hash(hash);
        if (flight.request() != null) {
            ClientCertificateFlight answer = new ClientCertificateFlight(flight.request(), identity);
            send(EncryptionLevel.HANDSHAKE, answer.certificate());
            if (answer.hasCertificate()) {
                send(EncryptionLevel.HANDSHAKE, answer.proof(transcript.hash(hash)));
                certificateSent = true;
            }
        }
        byte[] proof = hash.finished(clientSecret, transcript.hash(hash));
        send(EncryptionLevel.HANDSHAKE, ClientHello.message(FINISHED, proof));
        secrets(EncryptionLevel.APPLICATION, "ap", upToServer);
        complete = true;
    }

    private void secrets(EncryptionLevel level, String stage, byte[] transcriptHash) throws GeneralSecurityException {
        clientSecret = keys.secret("c " + stage + " traffic", transcriptHash);
        serverSecret = keys.secret("s " + stage + " traffic", transcriptHash);
        carrier.secrets(level, suite, clientSecret, serverSecret);
    }

    private void send(EncryptionLevel level, byte[] message) throws VisitEndedException {
        transcript.add(message);
        carrier.send(level, message);
    }

    /** Whether both sides are done; which says nothing yet of what the server thinks of the certificate. */
    public boolean complete() {
        return complete;
    }

    /** Whether a ServerHello came. */
    public boolean answered() {
        return keys != null;
    }

    /** Whether the visitor's certificate went out. */
    public boolean certificateSent() {
        return certificateSent;
    }

    /** What the server said of itself. */
    public ServerFlight flight() {
        return flight;
    }
}
