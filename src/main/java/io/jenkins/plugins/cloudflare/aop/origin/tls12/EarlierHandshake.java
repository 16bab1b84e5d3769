package io.jenkins.plugins.cloudflare.aop.origin.tls12;

import io.jenkins.plugins.cloudflare.aop.origin.tls13.Bytes;
import io.jenkins.plugins.cloudflare.aop.origin.tls13.KeyShare;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;

/** The messages of a handshake without a client certificate (RFC 2246, section 7.3; RFC 4492, section 2). */
final class EarlierHandshake {
    private static final int CLIENT_HELLO = 1;
    private static final int SERVER_HELLO = 2;
    private static final int CERTIFICATE = 11;
    private static final int SERVER_KEY_EXCHANGE = 12;
    private static final int CERTIFICATE_REQUEST = 13;
    private static final int SERVER_HELLO_DONE = 14;
    private static final int CLIENT_KEY_EXCHANGE = 16;
    private static final int FINISHED = 20;
    private static final int HEADER = 4;
    private static final int LIMIT = 256 * 1024;
    private static final int PREMASTER = 48;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final EarlierVersion version;
    private final EarlierSession session;
    private final byte[] hello;
    private final byte[] clientRandom = new byte[32];
    private final ByteArrayOutputStream transcript = new ByteArrayOutputStream();
    private byte[] unread = {};
    private EarlierHello.Answer chosen;
    private PublicKey serverKey;
    private byte[] serverPoint;
    private boolean certificateAsked;
    private boolean complete;
    private EarlierSecrets secrets;

    /** @param session to be resumed, null for none */
    EarlierHandshake(EarlierVersion version, String serverName, EarlierSession session) {
        this.version = version;
        this.session = session;
        RANDOM.nextBytes(clientRandom);
        byte[] id = session == null ? new byte[0] : session.id();
        hello = message(CLIENT_HELLO, EarlierHello.of(version, serverName, clientRandom, id));
    }

    byte[] hello() {
        return hello;
    }

    /** Whether what came first is a ServerHello of this version. */
    boolean isSpoken(byte[] first) throws GeneralSecurityException {
        boolean spoken = first.length > HEADER + 2 && first[0] == SERVER_HELLO && first[HEADER + 1] == version.minor();
        if (spoken) {
            add(first);
        }
        return spoken;
    }

    /** Takes the content of another record. */
    void add(byte[] bytes) throws GeneralSecurityException {
        unread = Bytes.join(unread, bytes);
        if (unread.length > LIMIT) {
            throw new GeneralSecurityException("handshake too long");
        }
        while (unread.length >= HEADER && unread.length >= HEADER + length()) {
            int end = HEADER + length();
            read(unread[0], Arrays.copyOfRange(unread, HEADER, end));
            unread = Arrays.copyOfRange(unread, end, unread.length);
        }
    }

    private int length() {
        return (unread[1] & 0xff) << 16 | (unread[2] & 0xff) << 8 | unread[3] & 0xff;
    }

    private void read(int type, byte[] body) throws GeneralSecurityException {
        message(type, body);
        switch (type) {
            case SERVER_HELLO -> {
                chosen = EarlierHello.Answer.of(body);
                if (resumed()) {
                    secrets = new EarlierSecrets(version, session.master(), clientRandom, chosen);
                }
            }
            case CERTIFICATE ->
                serverKey = CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(body, 6, body.length - 6))
                        .getPublicKey();
            case SERVER_KEY_EXCHANGE -> serverPoint = Arrays.copyOfRange(body, 4, 4 + (body[3] & 0xff));
            case CERTIFICATE_REQUEST -> certificateAsked = true;
            case SERVER_HELLO_DONE -> complete = true;
            default -> {
                // A certificate's status says nothing here.
            }
        }
    }

    /** Whether the server goes on with the session that it was asked for. */
    boolean resumed() {
        return session != null && Arrays.equals(session.id(), chosen.session());
    }

    /** The session that begins here; null when the server keeps none. */
    EarlierSession begun() {
        return chosen.session().length == 0 ? null : new EarlierSession(chosen.session(), secrets.master());
    }

    /** Whether it is the client's turn. */
    boolean complete() {
        return complete;
    }

    /** What the client says before its keys change. */
    List<byte[]> answer() throws GeneralSecurityException {
        List<byte[]> answer = new ArrayList<>();
        if (certificateAsked) {
            answer.add(message(CERTIFICATE, new byte[3]));
        }
        byte[] premaster;
        byte[] sent;
        if (chosen.onCurves()) {
            KeyShare share = new KeyShare();
            premaster = share.agree(serverPoint);
            sent = Bytes.join(new byte[] {(byte) share.point().length}, share.point());
        } else {
            premaster = new byte[PREMASTER];
            RANDOM.nextBytes(premaster);
            premaster[0] = 3;
            premaster[1] = (byte) version.minor();
            Cipher rsa = Cipher.getInstance("RSA/ECB/PKCS1Padding");
            rsa.init(Cipher.ENCRYPT_MODE, serverKey);
            byte[] sealed = rsa.doFinal(premaster);
            sent = Bytes.join(
                    ByteBuffer.allocate(2).putShort((short) sealed.length).array(), sealed);
        }
        answer.add(message(CLIENT_KEY_EXCHANGE, sent));
        byte[] master = EarlierSecrets.master(version, premaster, clientRandom, chosen.random());
        secrets = new EarlierSecrets(version, master, clientRandom, chosen);
        return answer;
    }

    EarlierSecrets secrets() {
        return secrets;
    }

    byte[] finished() throws GeneralSecurityException {
        return message(FINISHED, secrets.finished(transcript.toByteArray()));
    }

    /** With its header, and kept for the proof that both sides saw the same. */
    private byte[] message(int type, byte[] body) {
        ByteBuffer message = ByteBuffer.allocate(HEADER + body.length);
        message.putInt(type << 24 | body.length).put(body);
        transcript.writeBytes(message.array());
        return message.array();
    }
}
