package io.jenkins.plugins.cloudflare.aop.origin.quic;

import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
import io.jenkins.plugins.cloudflare.aop.origin.tls13.ClientHandshake;
import io.jenkins.plugins.cloudflare.aop.origin.tls13.EncryptionLevel;
import java.security.GeneralSecurityException;

/** What the frames of a server mean to a client that has one question. */
final class ConnectionFrames implements FrameHandler {
    private final PacketSpaces spaces;
    private final ConnectionIds ids;
    private final ClientHandshake tls;
    private final SendCredit credit = new SendCredit();
    private final Reassembly answer = new Reassembly(TransportParameters.DATA);
    private EncryptionLevel level;
    private byte[] resetToken = {};
    private VisitEndedException end;

    ConnectionFrames(PacketSpaces spaces, ConnectionIds ids, ClientHandshake tls) {
        this.spaces = spaces;
        this.ids = ids;
        this.tls = tls;
    }

    /**
     * Reads a packet of a level.
     *
     * @return whether it is to be acknowledged
     */
    boolean read(EncryptionLevel packetLevel, byte[] payload) throws VisitEndedException, GeneralSecurityException {
        level = packetLevel;
        return FrameReader.read(packetLevel, payload, this);
    }

    /** What the client may send. */
    SendCredit credit() {
        return credit;
    }

    /** The stream of the answer. */
    Reassembly answer() {
        return answer;
    }

    /** How the server ended the connection or the answer, null while it has not; what came before counts. */
    VisitEndedException end() {
        return end;
    }

    void end(VisitEndedException how) {
        end = end == null ? how : end;
    }

    /** What a server that has lost its memory ends its packets with; empty when it named nothing. */
    byte[] resetToken() {
        return resetToken;
    }

    @Override
    public void acknowledged(PacketNumbers numbers) {
        spaces.on(level).acknowledged(numbers);
    }

    @Override
    public void crypto(long offset, byte[] data) throws VisitEndedException, GeneralSecurityException {
        if (level == EncryptionLevel.APPLICATION) {
            // Tickets, which nothing is resumed with.
            return;
        }
        byte[] next = spaces.on(level).crypto(offset, data);
        if (next.length == 0) {
            return;
        }
        tls.receive(level, next);
        if (tls.complete()) {
            resetToken = TransportParameters.read(tls.flight().transportParameters(), credit);
        }
    }

    @Override
    public void stream(long id, long offset, byte[] data, boolean last) throws VisitEndedException {
        if (id == QuicConnection.REQUEST_STREAM) {
            answer.add(offset, data, last);
        }
        // A server's other streams hold its settings, which a question of a few bytes keeps to anyway.
    }

    @Override
    public void reset(long id, long code) {
        if (id == QuicConnection.REQUEST_STREAM) {
            end(new CloseReason(true, code, new byte[0]).ended());
        }
    }

    @Override
    public void credit(Credit kind, long stream, long limit) {
        if (kind != Credit.STREAM_DATA || stream == QuicConnection.REQUEST_STREAM) {
            credit.grant(kind, limit);
        }
    }

    @Override
    public void connectionId(long sequence, long retirePriorTo, byte[] id) {
        long old = ids.replace(sequence, retirePriorTo, id);
        if (old >= 0) {
            spaces.on(level).send(Frames.retireConnectionId(old));
        }
    }

    @Override
    public void challenge(byte[] data) {
        spaces.on(level).send(Frames.pathResponse(data));
    }

    @Override
    public void handshakeDone() {
        if (spaces.on(EncryptionLevel.HANDSHAKE).open()) {
            spaces.on(EncryptionLevel.HANDSHAKE).discard();
            // What came before it was done with a certificate a server may have dropped (RFC 9001, section 5.7).
            spaces.on(EncryptionLevel.APPLICATION).resend();
        }
    }

    @Override
    public void close(CloseReason reason) {
        end(reason.ended());
    }

    /** The server knows nothing of this connection any more (RFC 9000, section 10.3). */
    void reset() {
        end(new VisitEndedException(Ending.RESET, ""));
    }
}
