package io.jenkins.plugins.cloudflare.aop.origin.tls13;

import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.TlsAlert;
import io.jenkins.plugins.cloudflare.aop.origin.network.Connection;
import io.jenkins.plugins.cloudflare.aop.origin.network.DeadlineChannel;
import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.EnumSet;
import java.util.Set;

/**
 * TLS 1.3 by hand, for what the JDK's does not do: name in SNI whatever one likes when a session is resumed. It has no
 * certificate to present and verifies none, since it is a visitor that shows whether a server is careless; nothing but
 * probes' requests ever goes over it.
 */
public final class Tls13Connection implements Connection {
    private static final int SERVER_HELLO = 2;
    private static final int NEW_SESSION_TICKET = 4;
    private static final int CERTIFICATE = 11;
    private static final int CERTIFICATE_REQUEST = 13;
    private static final int FINISHED = 20;
    /** Alerts before ServerHello that speak of the name or the protocol; others are about what this client can do. */
    private static final Set<TlsAlert> UNDERSTOOD =
            EnumSet.of(TlsAlert.UNRECOGNIZED_NAME, TlsAlert.NO_APPLICATION_PROTOCOL);

    private static final HashFunction HASH = HashFunction.SHA_256;

    private final RecordLayer records;
    private final HandshakeReader messages;
    private final Transcript transcript = new Transcript();
    private final int padding;
    private byte[] resumptionSecret;
    private SessionTicket ticket;
    private boolean resuming;
    private boolean resumed;

    public Tls13Connection(DeadlineChannel channel) {
        this(channel, 0);
    }

    /** @param padding bytes by which the ClientHello is longer than it has to be */
    public Tls13Connection(DeadlineChannel channel, int padding) {
        this.padding = padding;
        records = new RecordLayer(channel);
        messages = new HandshakeReader(records);
    }

    /** @param presented null for a session without a past */
    public void handshake(String serverName, String protocol, SessionTicket presented) throws IOException {
        try {
            resuming = presented != null;
            KeyShare share = new KeyShare(NamedGroup.SECP256R1);
            byte[] hello = ClientHello.of(serverName, protocol, share, presented, padding);
            transcript.add(hello);
            records.write(RecordLayer.HANDSHAKE, hello);
            ServerHello answer = ServerHello.of(serverHello());
            if (answer.retry() || answer.suite() != CipherSuite.AES_128_GCM_SHA256) {
                throw new VisitEndedException(Ending.OTHER_VERSION, "");
            }
            resumed = resuming && answer.resumes();
            KeySchedule keys = new KeySchedule(HASH, resumed ? presented.psk() : null);
            keys.advance(share.agree(answer.share()));
            byte[] upToHello = transcriptHash();
            byte[] clientSecret = keys.secret("c hs traffic", upToHello);
            records.readWith(keys.secret("s hs traffic", upToHello));
            byte[] request = flight();
            keys.advance();
            byte[] upToServer = transcriptHash();
            records.writeWith(clientSecret);
            if (request != null) {
                sendHandshake(CERTIFICATE, noCertificate(request));
            }
            sendHandshake(FINISHED, HASH.finished(clientSecret, transcriptHash()));
            records.readWith(keys.secret("s ap traffic", upToServer));
            records.writeWith(keys.secret("c ap traffic", upToServer));
            resumptionSecret = keys.secret("res master", transcriptHash());
        } catch (GeneralSecurityException | RuntimeException | AssertionError e) {
            throw fault(e);
        }
    }

    /** The last ticket that came, null when none has. They come with or before the first answer. */
    public SessionTicket ticket() {
        return ticket;
    }

    /** Whether the server took the ticket that was presented. */
    public boolean resumed() {
        return resumed;
    }

    @Override
    public void send(byte[] bytes) throws IOException {
        try {
            records.write(RecordLayer.DATA, bytes);
        } catch (GeneralSecurityException | AssertionError e) {
            throw fault(e);
        }
    }

    /** Reads until there is a ticket. */
    public void awaitTicket() throws IOException {
        while (ticket == null) {
            receiveAny();
        }
    }

    @Override
    public ByteBuffer receive() throws IOException {
        ByteBuffer data;
        do {
            data = receiveAny();
        } while (!data.hasRemaining());
        return data;
    }

    /** The data of the next record, none when it holds something else. */
    private ByteBuffer receiveAny() throws IOException {
        try {
            RecordLayer.Content content = records.read();
            if (content.type() == RecordLayer.HANDSHAKE) {
                messages.add(content.bytes());
                takeTickets();
            }
            return ByteBuffer.wrap(content.type() == RecordLayer.DATA ? content.bytes() : new byte[0]);
        } catch (GeneralSecurityException | RuntimeException | AssertionError e) {
            throw fault(e);
        }
    }

    /** Reads the server's messages up to Finished; returns its request for a certificate, null when there was none. */
    private byte[] flight() throws IOException, GeneralSecurityException {
        byte[] request = null;
        while (true) {
            byte[] message = messages.next();
            transcript.add(message);
            if (message[0] == CERTIFICATE_REQUEST) {
                request = message;
            } else if (message[0] == FINISHED) {
                return request;
            }
        }
    }

    private byte[] serverHello() throws IOException, GeneralSecurityException {
        byte[] message;
        try {
            message = messages.next();
        } catch (VisitEndedException e) {
            // Whoever presents a ticket got through with the same hello before; now it is the session that is refused.
            boolean understood = resuming
                    || e.ending() != Ending.ALERT
                    || UNDERSTOOD.stream().anyMatch(e::endedWith);
            throw understood ? e : new VisitEndedException(Ending.OWN_FAULT, "nothing in common");
        }
        if (message[0] != SERVER_HELLO) {
            throw new VisitEndedException(Ending.OWN_FAULT, "handshake message " + message[0]);
        }
        transcript.add(message);
        return message;
    }

    private void takeTickets() throws IOException, GeneralSecurityException {
        for (byte[] message = messages.poll(); message != null; message = messages.poll()) {
            if (message[0] == NEW_SESSION_TICKET) {
                ticket = SessionTicket.of(message, resumptionSecret);
            }
        }
    }

    private void sendHandshake(int type, byte[] body) throws IOException, GeneralSecurityException {
        byte[] message = ClientHello.message(type, body);
        transcript.add(message);
        records.write(RecordLayer.HANDSHAKE, message);
    }

    /** The answer of somebody who has none: the request's context, which its body begins with, and an empty list. */
    private static byte[] noCertificate(byte[] request) {
        int context = 1 + (request[HandshakeMessages.HEADER] & 0xff);
        byte[] answer = new byte[context + 3];
        System.arraycopy(request, HandshakeMessages.HEADER, answer, 0, context);
        return answer;
    }

    private byte[] transcriptHash() throws GeneralSecurityException {
        return transcript.hash(HASH);
    }

    /** What no server of any use sends, or what this machine's cryptography cannot do; on FIPS 140 that is an error. */
    private static VisitEndedException fault(Throwable e) {
        return new VisitEndedException(Ending.OWN_FAULT, PrintableText.brief(String.valueOf(e.getMessage())));
    }
}
