package io.jenkins.plugins.cloudflare.aop.origin.quic;

import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
import io.jenkins.plugins.cloudflare.aop.origin.tls13.EncryptionLevel;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;

/**
 * Takes what comes from the network. Anybody may send anything to a UDP port, so what does not belong to the connection
 * or is not authentic is dropped without a word.
 */
final class PacketReceiver {
    /** How many packets wait for keys that are on their way, when the network has changed their order. */
    private static final int MOST_EARLY = 16;
    /** A longer token leaves no room for a ClientHello. */
    private static final int LONGEST_TOKEN = 512;
    /** The shortest packet that may be a Stateless Reset (RFC 9000, section 10.3). */
    private static final int SHORTEST_RESET = 21;

    private final PacketSpaces spaces;
    private final ConnectionIds ids;
    private final ConnectionFrames frames;
    private final Versions versions;
    private final Queue<PacketHeader> early = new ArrayDeque<>();
    private boolean answered;

    PacketReceiver(PacketSpaces spaces, ConnectionIds ids, ConnectionFrames frames, Versions versions) {
        this.spaces = spaces;
        this.ids = ids;
        this.frames = frames;
        this.versions = versions;
    }

    /** Whether anything that speaks QUIC has answered. */
    boolean answered() {
        return answered;
    }

    /** @throws VisitEndedException when the server does what none of any use does, or does not speak version 1 */
    void receive(byte[] datagram) throws VisitEndedException, GeneralSecurityException {
        for (PacketHeader packet : PacketHeader.in(datagram, ConnectionIds.SIZE)) {
            if (packet.type() == PacketHeader.Type.VERSION_NEGOTIATION) {
                negotiate(packet);
            } else if (packet.type() == PacketHeader.Type.SHORT && isReset(packet)) {
                frames.reset();
            } else if (ids.goesToClient(packet)) {
                take(packet);
            }
        }
    }

    /** A server that names version 1 but does not take it may yet answer (RFC 9000, section 6.2). */
    private void negotiate(PacketHeader packet) throws VisitEndedException {
        boolean toHello = !ids.peerKnown() && ids.mayRetry() && Versions.echoes(packet, ids.peer(), ids.own());
        if (!toHello && !versions.answer(packet)) {
            return;
        }
        answered = true;
        if (!ids.peerKnown() && !Versions.listsVersion1(packet)) {
            throw new VisitEndedException(Ending.OTHER_VERSION, "");
        }
    }

    private void take(PacketHeader packet) throws VisitEndedException, GeneralSecurityException {
        if (packet.type() == PacketHeader.Type.RETRY) {
            retry(packet);
            return;
        }
        PacketSpace space = spaces.of(packet.type());
        if (space == null) {
            return;
        }
        if (!space.open()) {
            if (!space.over() && early.size() < MOST_EARLY) {
                early.add(packet);
            }
            return;
        }
        boolean hadKeys = spaces.last() == space;
        if (read(packet, space) && hadKeys && spaces.last() != space) {
            readEarly();
        }
    }

    private void readEarly() throws VisitEndedException, GeneralSecurityException {
        for (int count = early.size(); count > 0 && !early.isEmpty(); count--) {
            take(early.remove());
        }
    }

    private boolean read(PacketHeader packet, PacketSpace space) throws VisitEndedException, GeneralSecurityException {
        byte[] payload;
        try {
            payload = space.read(packet);
        } catch (GeneralSecurityException e) {
            return false;
        }
        answered = true;
        if (packet.type() != PacketHeader.Type.SHORT) {
            ids.meet(packet.source());
        }
        if (payload == null) {
            return false;
        }
        if (frames.read(level(packet), payload)) {
            space.owesAcknowledgement();
        }
        return true;
    }

    private static EncryptionLevel level(PacketHeader packet) {
        return switch (packet.type()) {
            case INITIAL -> EncryptionLevel.INITIAL;
            case HANDSHAKE -> EncryptionLevel.HANDSHAKE;
            default -> EncryptionLevel.APPLICATION;
        };
    }

    private void retry(PacketHeader packet) throws GeneralSecurityException {
        byte[] token = RetryPacket.token(packet, ids.peer());
        if (token.length == 0 || token.length > LONGEST_TOKEN || !ids.mayRetry()) {
            return;
        }
        answered = true;
        ids.retry(packet.source(), token);
        spaces.begin(ids.peer());
        spaces.on(EncryptionLevel.INITIAL).resend();
    }

    private boolean isReset(PacketHeader packet) {
        byte[] token = frames.resetToken();
        byte[] all = packet.packet();
        return token.length > 0
                && all.length >= SHORTEST_RESET
                && Arrays.equals(token, Arrays.copyOfRange(all, all.length - token.length, all.length));
    }
}
