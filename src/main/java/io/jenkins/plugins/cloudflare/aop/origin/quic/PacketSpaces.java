package io.jenkins.plugins.cloudflare.aop.origin.quic;

import io.jenkins.plugins.cloudflare.aop.origin.tls13.CipherSuite;
import io.jenkins.plugins.cloudflare.aop.origin.tls13.ClientHandshake;
import io.jenkins.plugins.cloudflare.aop.origin.tls13.EncryptionLevel;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** All levels of one connection; the handshake sends on them and gives them their keys. */
final class PacketSpaces implements ClientHandshake.Carrier {
    private final Map<EncryptionLevel, PacketSpace> spaces = new EnumMap<>(EncryptionLevel.class);

    PacketSpaces() {
        for (EncryptionLevel level : EncryptionLevel.values()) {
            spaces.put(level, new PacketSpace(level));
        }
    }

    PacketSpace on(EncryptionLevel level) {
        return spaces.get(level);
    }

    /** The level that packets of a kind belong to, null for one that has none. */
    PacketSpace of(PacketHeader.Type type) {
        return switch (type) {
            case INITIAL -> on(EncryptionLevel.INITIAL);
            case HANDSHAKE -> on(EncryptionLevel.HANDSHAKE);
            case SHORT -> on(EncryptionLevel.APPLICATION);
            default -> null;
        };
    }

    /** The last level that has keys. */
    PacketSpace last() {
        PacketSpace last = on(EncryptionLevel.INITIAL);
        for (PacketSpace space : spaces.values()) {
            last = space.open() ? space : last;
        }
        return last;
    }

    /** The keys of the first level, from the connection ID that its packets go to. */
    void begin(byte[] destination) throws GeneralSecurityException {
        on(EncryptionLevel.INITIAL)
                .keys(PacketProtection.initial(destination, false), PacketProtection.initial(destination, true));
    }

    @Override
    public void send(EncryptionLevel level, byte[] message) {
        on(level).sendCrypto(message);
    }

    @Override
    public void secrets(EncryptionLevel level, CipherSuite suite, byte[] client, byte[] server)
            throws GeneralSecurityException {
        on(level).keys(new PacketProtection(suite, server), new PacketProtection(suite, client));
    }

    /** Whether there is something to be sent that the server has to acknowledge. */
    boolean eliciting() {
        return spaces.values().stream().anyMatch(PacketSpace::eliciting);
    }

    /** Everything that is to be sent now. */
    List<byte[]> due(ConnectionIds ids) throws GeneralSecurityException {
        List<byte[]> due = new ArrayList<>();
        for (PacketSpace space : spaces.values()) {
            for (byte[] packet = space.next(ids); packet != null; packet = space.next(ids)) {
                due.add(packet);
                if (space == on(EncryptionLevel.HANDSHAKE)) {
                    // The client is done with it by then (RFC 9001, section 4.9.1).
                    on(EncryptionLevel.INITIAL).discard();
                }
            }
        }
        return due;
    }

    /** What may be lost goes out once more; when nothing may be, the server is asked for a sign of life. */
    void resend() {
        boolean waits = spaces.values().stream().anyMatch(PacketSpace::waits);
        spaces.values().stream().filter(PacketSpace::waits).forEach(PacketSpace::resend);
        if (!waits) {
            last().ping();
        }
    }
}
