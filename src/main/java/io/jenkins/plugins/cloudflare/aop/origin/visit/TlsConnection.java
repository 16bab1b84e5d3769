package io.jenkins.plugins.cloudflare.aop.origin.visit;

import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.network.Connection;
import io.jenkins.plugins.cloudflare.aop.origin.network.DeadlineChannel;
import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;

/**
 * Drives one TLS engine over a connection. Unlike {@link javax.net.ssl.SSLSocket} it reads what the peer sent when a write
 * fails, so that an alert is not lost to a broken pipe. Every way a connection ends comes as {@link VisitEndedException}.
 */
final class TlsConnection implements Connection {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SSLEngine engine;
    private final DeadlineChannel channel;
    private final RecordingKeyManager keyManager;
    private final RecordObserver first = new RecordObserver();
    private final ByteBuffer in = ByteBuffer.allocate(36 * 1024);
    private final ByteBuffer out = ByteBuffer.allocate(36 * 1024);
    private final ByteBuffer plain = ByteBuffer.allocate(36 * 1024);
    private final HelloShape hello;
    private boolean helloSent;
    private boolean established;
    private boolean certificateSent;
    private String agreed;

    TlsConnection(SSLEngine engine, DeadlineChannel channel, RecordingKeyManager keyManager, HelloShape hello) {
        this.engine = engine;
        this.channel = channel;
        this.keyManager = keyManager;
        this.hello = hello;
    }

    void handshake() throws IOException {
        try {
            engine.beginHandshake();
            while (engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING) {
                turn();
            }
        } catch (SSLException e) {
            throw PeerAlert.ended(e, first.alert());
        }
        noteCertificate(engine.getSession());
        established = true;
        keyManager.handshakeOver();
    }

    @Override
    public void send(byte[] bytes) throws IOException {
        ByteBuffer source = ByteBuffer.wrap(bytes);
        try {
            while (source.hasRemaining() && channel.intact()) {
                if (handshaking()) {
                    turn();
                } else {
                    wrap(source);
                }
            }
        } catch (SSLException e) {
            throw PeerAlert.ended(e, first.alert());
        }
    }

    @Override
    public ByteBuffer receive() throws IOException {
        try {
            plain.clear();
            while (plain.position() == 0) {
                if (handshaking()) {
                    turn();
                } else {
                    unwrap();
                }
            }
        } catch (SSLException e) {
            throw PeerAlert.ended(e, first.alert());
        }
        return plain.flip();
    }

    boolean serverHelloSeen() {
        return first.serverHelloSeen();
    }

    boolean established() {
        return established;
    }

    /** The version agreed on, null before ServerHello was accepted. */
    TlsVersion version() {
        return agreed == null
                ? null
                : agreed.equals(TlsVersion.TLS_1_2.protocol()) ? TlsVersion.TLS_1_2 : TlsVersion.TLS_1_3;
    }

    /** Whether the visitor's certificate went out completely. */
    boolean certificateSent() {
        return certificateSent;
    }

    /** A handshake after the handshake: a renegotiation in TLS 1.2, a change of keys in TLS 1.3. */
    private boolean handshaking() {
        boolean again = engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING && !engine.isInboundDone();
        if (again && version() == TlsVersion.TLS_1_2) {
            keyManager.serverAskedLate();
        }
        return again;
    }

    private void turn() throws IOException {
        switch (engine.getHandshakeStatus()) {
            case NEED_TASK -> {
                for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
                    task.run();
                }
            }
            case NEED_WRAP -> wrap(NOTHING);
            default -> unwrap();
        }
        if (!established && first.serverHelloSeen() && engine.getHandshakeSession() != null) {
            agreed = engine.getHandshakeSession().getProtocol();
        }
    }

    /**
     * Encrypts, and writes once a whole flight is ready: a server that hangs up on a certificate then does so when the
     * flight is out, and whether the certificate was sent does not depend on who is faster.
     */
    private void wrap(ByteBuffer source) throws IOException {
        SSLEngineResult result = engine.wrap(source, out);
        boolean more = engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP
                && result.getStatus() == SSLEngineResult.Status.OK;
        if (!more || out.remaining() < engine.getSession().getPacketBufferSize()) {
            flush();
            out.clear();
            SSLSession current = engine.getHandshakeSession();
            if (!more && current != null) {
                noteCertificate(current);
            }
        }
        if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
            throw new VisitEndedException(Ending.CLOSED, "");
        }
    }

    private void flush() throws IOException {
        out.flip();
        if (helloSent) {
            channel.write(out);
        } else {
            helloSent = true;
            FirstFlight.send(out, hello, channel);
        }
    }

    /** Called when a flight is out, so that a certificate in it is out as well. */
    private void noteCertificate(SSLSession session) {
        certificateSent |= channel.intact() && session.getLocalCertificates() != null;
    }

    private void unwrap() throws IOException {
        while (true) {
            in.flip();
            first.watch(in);
            SSLEngineResult result;
            try {
                result = engine.unwrap(in, plain);
            } finally {
                in.compact();
            }
            switch (result.getStatus()) {
                case BUFFER_UNDERFLOW -> fill();
                case CLOSED -> throw new VisitEndedException(Ending.CLOSED, "");
                case OK -> {
                    return;
                }
                default -> throw new VisitEndedException(Ending.OWN_FAULT, "record too long");
            }
        }
    }

    private void fill() throws IOException {
        if (!channel.read(in)) {
            throw new VisitEndedException(Ending.CLOSED, "");
        }
    }
}
