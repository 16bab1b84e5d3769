package io.jenkins.plugins.cloudflare.aop.origin.client;

import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.HttpAnswer;
import io.jenkins.plugins.cloudflare.aop.origin.http.Http1Exchange;
import io.jenkins.plugins.cloudflare.aop.origin.network.DeadlineChannel;
import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
import io.jenkins.plugins.cloudflare.aop.origin.tls13.Tls13Connection;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitRequest;
import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.io.IOException;
import java.io.InterruptedIOException;

/** A visit of TLS 1.3 with a ClientHello that is longer than one TCP segment, as those with post-quantum keys are. */
public final class LongHello {
    /** What a key share of X25519MLKEM768 takes, and some more. */
    static final int PADDING = 1400;

    private LongHello() {}

    /** @throws VisitEndedException when there was no answer in HTTP */
    public static HttpAnswer ask(VisitRequest request) throws VisitEndedException, InterruptedIOException {
        try (DeadlineChannel channel = new DeadlineChannel(request.limit())) {
            request.remote().connect(channel);
            Tls13Connection connection = new Tls13Connection(channel, PADDING);
            connection.handshake(request.serverName(), Http1Exchange.PROTOCOL, null);
            return new Http1Exchange(connection, channel).ask(request.question());
        } catch (VisitEndedException | InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            throw new VisitEndedException(Ending.OWN_FAULT, PrintableText.brief(String.valueOf(e.getMessage())));
        }
    }
}
