package io.jenkins.plugins.cloudflare.aop.origin.quic;

import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
import io.jenkins.plugins.cloudflare.aop.origin.tls13.EncryptionLevel;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;

/** The packets of one encryption level, their keys and their numbers (RFC 9000, section 12.3). */
final class PacketSpace {
    /** A server's certificates take a few kilobytes. */
    private static final int CRYPTO_LIMIT = 256 * 1024;

    private final EncryptionLevel level;
    private final SendQueue queue = new SendQueue();
    private final PacketNumbers received = new PacketNumbers();
    private final Reassembly crypto = new Reassembly(CRYPTO_LIMIT);
    private PacketProtection reading;
    private PacketProtection writing;
    private boolean over;
    private boolean phase;
    private boolean acknowledgementDue;
    private boolean pingDue;
    private long nextNumber;
    private long cryptoSent;

    PacketSpace(EncryptionLevel level) {
        this.level = level;
    }

    void keys(PacketProtection forReading, PacketProtection forWriting) {
        reading = forReading;
        writing = forWriting;
    }

    /** The level is over (RFC 9001, section 4.9). */
    void discard() {
        keys(null, null);
        over = true;
    }

    /** Whether there were keys and will be none any more. */
    boolean over() {
        return over;
    }

    /** Whether there are keys. */
    boolean open() {
        return reading != null;
    }

    /** Whether something has not been acknowledged. */
    boolean waits() {
        return open() && queue.waits();
    }

    void send(byte[] frame) {
        queue.add(frame);
    }

    void sendCrypto(byte[] message) {
        Frames.crypto(cryptoSent, message).forEach(queue::add);
        cryptoSent += message.length;
    }

    /** The next bytes of the handshake, once these have come; empty while they are not next. */
    byte[] crypto(long offset, byte[] data) throws VisitEndedException {
        crypto.add(offset, data, false);
        return crypto.take();
    }

    void acknowledged(PacketNumbers numbers) {
        queue.acknowledge(numbers);
    }

    void resend() {
        queue.resend();
    }

    /** Makes the server say something. */
    void ping() {
        pingDue = true;
    }

    /** The packet has been read and wants an answer. */
    void owesAcknowledgement() {
        acknowledgementDue = true;
    }

    /** Whether there is something to be sent that the server has to acknowledge. */
    boolean eliciting() {
        return open() && (pingDue || !queue.isEmpty());
    }

    /** The next packet, null when there is nothing to send. */
    byte[] next(ConnectionIds ids) throws GeneralSecurityException {
        if (!open() || !acknowledgementDue && !eliciting()) {
            return null;
        }
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        if (!received.isEmpty()) {
            frames.writeBytes(received.frame());
        }
        if (pingDue) {
            frames.writeBytes(Frames.ping());
        }
        acknowledgementDue = false;
        pingDue = false;
        queue.fill(nextNumber, frames, PacketWriter.room(level, ids));
        return packet(ids, frames.toByteArray());
    }

    /** A packet with these frames alone. */
    byte[] packet(ConnectionIds ids, byte[] frames) throws GeneralSecurityException {
        return PacketWriter.packet(level, ids, writing, phase, nextNumber++, frames);
    }

    /**
     * What a packet holds.
     *
     * @return null when it came before
     * @throws GeneralSecurityException when it is not authentic
     */
    byte[] read(PacketHeader packet) throws GeneralSecurityException {
        byte[] header = reading.header(packet.packet(), packet.restAt());
        long number = number(header, packet.restAt());
        boolean updated = level == EncryptionLevel.APPLICATION && (header[0] & PacketWriter.KEY_PHASE) != 0 != phase;
        PacketProtection keys = updated ? reading.updated() : reading;
        byte[] payload = keys.open(header, number, packet.packet());
        if (updated) {
            phase = !phase;
            keys(keys, writing.updated());
        }
        if (received.contains(number)) {
            acknowledgementDue = true;
            return null;
        }
        received.add(number);
        return payload;
    }

    /** The whole number of a packet that holds only its end (RFC 9000, appendix A.3). */
    private long number(byte[] header, int at) {
        long cut = 0;
        for (int i = at; i < header.length; i++) {
            cut = cut << Byte.SIZE | header[i] & 0xff;
        }
        long window = 1L << Byte.SIZE * (header.length - at);
        long expected = received.largest() + 1;
        long candidate = expected & -window | cut;
        if (candidate <= expected - window / 2 && candidate < (1L << 62) - window) {
            return candidate + window;
        }
        return candidate > expected + window / 2 && candidate >= window ? candidate - window : candidate;
    }
}
