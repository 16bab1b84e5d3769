package io.jenkins.plugins.cloudflare.aop.origin.quic;

import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.Identity;
import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
import io.jenkins.plugins.cloudflare.aop.origin.tls13.ClientHandshake;
import io.jenkins.plugins.cloudflare.aop.origin.tls13.ClientOffer;
import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;

/**
 * A connection of QUIC version 1 (RFC 9000) for one question, driven by the thread that asks. Verifies nothing of the
 * server, as {@link ClientHandshake}. Every way it ends comes as {@link VisitEndedException}.
 */
public final class QuicConnection implements Closeable {
    /** The stream of the question and of its answer. */
    static final long REQUEST_STREAM = 0;
    /** The stream that only the client sends on. */
    private static final long SIDE_STREAM = 2;

    /** Long enough for a server across the world; several may be lost in the time that a visit has. */
    private static final long FIRST_RESEND = Duration.ofMillis(300).toNanos();

    private static final long RESEND = Duration.ofMillis(600).toNanos();
    /** Before fewer nothing is called silent, however slow this machine is. */
    private static final int FEWEST_RESENDS = 4;
    /** So that acknowledgements go out in between, in packets. */
    static final int AT_A_TIME = 32;

    private static final long NO_ERROR = 0;
    /** H3_NO_ERROR (RFC 9114, section 8.1). */
    private static final long APPLICATION_NO_ERROR = 0x100;

    private final UdpChannel channel;
    private final ConnectionIds ids = new ConnectionIds();
    private final PacketSpaces spaces = new PacketSpaces();
    private final Versions versions = new Versions();
    private final ClientHandshake tls;
    private final ConnectionFrames frames;
    private final PacketReceiver receiver;
    private final Duration patience;
    private long patienceEnd;
    private int unanswered;
    private int resends;
    private long resendAt;

    /**
     * Sends nothing yet.
     *
     * @param identity null for a visitor without a certificate
     * @param limit for all of it
     * @param patience how long to wait for the first sign of QUIC
     * @param serverName for SNI, null to send none
     * @param protocols for ALPN
     */
    public QuicConnection(
            InetSocketAddress address,
            Identity identity,
            String serverName,
            List<String> protocols,
            Duration limit,
            Duration patience)
            throws IOException {
        ClientOffer offer = new ClientOffer(serverName, protocols, TransportParameters.ofClient(ids.own()));
        tls = new ClientHandshake(offer, identity, spaces);
        frames = new ConnectionFrames(spaces, ids, tls);
        receiver = new PacketReceiver(spaces, ids, frames, versions);
        this.patience = patience;
        channel = new UdpChannel(address, limit);
    }

    /** A step that may fail in ways that no server of any use makes it fail. */
    private interface Step {
        void run() throws IOException, GeneralSecurityException;
    }

    /** Shakes hands; that it succeeds says nothing yet of what the server thinks of the certificate. */
    public void handshake() throws IOException {
        guarded(() -> {
            spaces.begin(ids.peer());
            tls.start();
            flush();
            // Not before: this machine may have been fetching classes.
            patienceEnd = System.nanoTime() + patience.toNanos();
            while (!tls.complete()) {
                turn();
            }
            flush();
        });
    }

    /**
     * Sends all there is to say: on a stream that the server answers on, and on one that it does not, which stays open.
     */
    public void send(byte[] request, byte[] side) throws IOException {
        guarded(() -> {
            while (!frames.credit().covers(request.length, side.length)) {
                turn();
            }
            PacketSpace space = spaces.last();
            Frames.stream(SIDE_STREAM, side, false).forEach(space::send);
            Frames.stream(REQUEST_STREAM, request, true).forEach(space::send);
            flush();
        });
    }

    /** What came next of the answer; empty at its end. */
    public byte[] receive() throws IOException {
        byte[][] next = {frames.answer().take()};
        guarded(() -> {
            while (next[0].length == 0 && !frames.answer().finished()) {
                turn();
                next[0] = frames.answer().take();
            }
        });
        return next[0];
    }

    /** From here on, time is up after this at the latest. */
    public void hurry(Duration limit) {
        channel.hurry(limit);
    }

    /** Whether anything that speaks QUIC has answered. */
    public boolean answered() {
        return receiver.answered();
    }

    /** How far the handshake is and what was seen in it. */
    public ClientHandshake tls() {
        return tls;
    }

    private void guarded(Step step) throws IOException {
        try {
            step.run();
        } catch (GeneralSecurityException | RuntimeException | AssertionError e) {
            throw new VisitEndedException(Ending.OWN_FAULT, PrintableText.brief(String.valueOf(e.getMessage())));
        }
    }

    /** Sends what is due and waits for what comes, or for the time to send it again. */
    private void turn() throws IOException, GeneralSecurityException {
        if (frames.end() != null) {
            throw frames.end();
        }
        flush();
        long until = answered() || unanswered < FEWEST_RESENDS ? resendAt : Math.min(resendAt, patienceEnd);
        byte[] datagram = channel.receive(until);
        if (datagram == null) {
            resend();
        }
        for (int i = 0; i < AT_A_TIME && datagram != null; i++) {
            receiver.receive(datagram);
            datagram = channel.poll();
        }
    }

    private void flush() throws IOException, GeneralSecurityException {
        boolean eliciting = spaces.eliciting();
        for (byte[] packet : spaces.due(ids)) {
            channel.send(packet);
        }
        if (eliciting) {
            resendAt = System.nanoTime() + (resends == 0 ? FIRST_RESEND : RESEND);
            resends = 0;
        }
    }

    private void resend() throws IOException {
        if (!answered()) {
            if (System.nanoTime() - patienceEnd >= 0 && unanswered >= FEWEST_RESENDS) {
                throw new VisitEndedException(Ending.TIMED_OUT, "");
            }
            unanswered++;
            channel.send(versions.probe());
        }
        resends++;
        spaces.resend();
    }

    /** Tells the server that this is over, as far as it can be told, and frees the socket. */
    @Override
    public void close() throws IOException {
        try (channel) {
            PacketSpace space = spaces.last();
            if (space.open() && answered() && frames.end() == null) {
                boolean done = tls.complete();
                channel.send(space.packet(ids, Frames.close(done, done ? APPLICATION_NO_ERROR : NO_ERROR)));
            }
        } catch (IOException | GeneralSecurityException e) {
            // Its time-out tells it as well.
        }
    }
}
