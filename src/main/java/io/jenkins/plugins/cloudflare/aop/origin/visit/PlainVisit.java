package io.jenkins.plugins.cloudflare.aop.origin.visit;

import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.HttpAnswer;
import io.jenkins.plugins.cloudflare.aop.origin.http.Http1Exchange;
import io.jenkins.plugins.cloudflare.aop.origin.http.Http2Exchange;
import io.jenkins.plugins.cloudflare.aop.origin.http.HttpQuestion;
import io.jenkins.plugins.cloudflare.aop.origin.network.DeadlineChannel;
import io.jenkins.plugins.cloudflare.aop.origin.network.PlainConnection;
import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Map;

/** One visit without TLS. */
public enum PlainVisit {
    HTTP_1("plain HTTP") {
        @Override
        HttpAnswer ask(PlainConnection connection, DeadlineChannel channel, HttpQuestion question) throws IOException {
            return new Http1Exchange(connection, channel).ask(question);
        }
    },
    /** HTTP/2 with prior knowledge (RFC 9113, section 3.3). */
    HTTP_2("plain HTTP/2") {
        @Override
        HttpAnswer ask(PlainConnection connection, DeadlineChannel channel, HttpQuestion question) throws IOException {
            return new Http2Exchange(connection, channel).ask(question);
        }
    },
    /** HTTP/2 after an upgrade from HTTP/1.1 (RFC 7540, section 3.2); what the server answers when it does not upgrade. */
    UPGRADED("plain HTTP/2 by Upgrade") {
        @Override
        HttpAnswer ask(PlainConnection connection, DeadlineChannel channel, HttpQuestion question) throws IOException {
            Http1Exchange first = new Http1Exchange(connection, channel);
            HttpAnswer answer = first.ask(upgrading(question));
            return answer == null ? new Http2Exchange(connection, channel).upgraded(question, first.rest()) : answer;
        }
    },
    /**
     * The same, upgraded by a request for a path that is often let through; what looked at that one does not see the
     * next.
     */
    TUNNELLED("plain HTTP/2 by Upgrade for " + PlainVisit.letThrough()) {
        @Override
        HttpAnswer ask(PlainConnection connection, DeadlineChannel channel, HttpQuestion question) throws IOException {
            Http1Exchange first = new Http1Exchange(connection, channel);
            Http2Exchange second = new Http2Exchange(connection, channel);
            requireUpgrade(first.ask(upgrading(question.withTarget(letThrough()))));
            connection.send(second.behindUpgrade(question));
            return second.behindUpgrade(question, first.rest());
        }
    },
    /** The same, sent at once: some servers close when nothing follows in the moment in which they have upgraded. */
    TUNNELLED_AT_ONCE("plain HTTP/2 right behind an Upgrade for " + PlainVisit.letThrough()) {
        @Override
        HttpAnswer ask(PlainConnection connection, DeadlineChannel channel, HttpQuestion question) throws IOException {
            Http1Exchange first = new Http1Exchange(connection, channel);
            Http2Exchange second = new Http2Exchange(connection, channel);
            requireUpgrade(first.ask(upgrading(question.withTarget(letThrough())), second.behindUpgrade(question)));
            return second.behindUpgrade(question, first.rest());
        }
    };

    private final String label;

    PlainVisit(String label) {
        this.label = label;
    }

    private static String letThrough() {
        return "/.well-known/acme-challenge/x";
    }

    /** @param answer null when the server upgrades */
    private static void requireUpgrade(HttpAnswer answer) throws VisitEndedException {
        if (answer != null) {
            throw new VisitEndedException(Ending.NOT_HTTP, "not upgraded");
        }
    }

    private static HttpQuestion upgrading(HttpQuestion question) {
        return question.with(Map.of(
                "Connection", "Upgrade, HTTP2-Settings",
                "Upgrade", "h2c",
                "HTTP2-Settings", Http2Exchange.settings()));
    }

    /** For people, fit behind "over". */
    public String label() {
        return label;
    }

    abstract HttpAnswer ask(PlainConnection connection, DeadlineChannel channel, HttpQuestion question)
            throws IOException;

    /** @throws VisitEndedException when there was no answer in HTTP */
    public HttpAnswer make(VisitRequest request) throws VisitEndedException, InterruptedIOException {
        try (DeadlineChannel channel = new DeadlineChannel(request.limit())) {
            request.remote().connect(channel);
            return ask(new PlainConnection(channel), channel, request.question());
        } catch (VisitEndedException | InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            throw new VisitEndedException(Ending.OWN_FAULT, PrintableText.brief(String.valueOf(e.getMessage())));
        }
    }
}
