package io.jenkins.plugins.cloudflare.aop.origin;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * The facts of one visit, without judgement.
 *
 * @param alert which alert came, null unless the visit ended with one
 * @param detail belongs to other endings, such as what the TLS stack of the probe said; may be empty
 * @param certificateSent whether the visitor's certificate really went out to the server
 * @param answer null when there was no HTTP response
 * @param protocol {@code http/1.1}, {@code h2} or {@code h3}, as spoken
 * @param serverChain what the server sent as its certificate (DER), its own first; empty when none was seen, as in a
 *     resumed session
 * @param remote the IP address and port connected to, empty when the name was not resolved
 * @param millis how long the visit took
 */
public record Visit(
        Visitor visitor,
        TlsVersion version,
        Phase phase,
        Ending ending,
        AlertDescription alert,
        String detail,
        CertificateRequest asked,
        boolean certificateSent,
        HttpAnswer answer,
        String protocol,
        List<byte[]> serverChain,
        String remote,
        long millis)
        implements Serializable {

    /** The detail of an alert that may be about what this visitor did not offer. */
    public static final String APPROVED_ONLY =
            "this Java offers only ciphers and curves that FIPS 140 approves; verify from an agent that offers others";

    public Visit {
        serverChain = List.copyOf(serverChain);
    }

    /** Whether the server ended the visit with this alert. */
    public boolean endedWith(TlsAlert one) {
        return alert != null && alert.is(one);
    }

    /**
     * Whether it leaves nothing open: it was served, or refused in a way that only a missing or wrong certificate, name or
     * protocol explains. Any other refusal may be meant for one of too many, whatever its status.
     */
    public boolean clear() {
        return answer != null ? answer.clear() : ending == Ending.ALERT && !endedWith(TlsAlert.INTERNAL_ERROR);
    }

    /** Whether it was answered with success. */
    public boolean served() {
        return answer != null && answer.succeeded();
    }

    /** The HTTP status, 0 when there was no answer. */
    public int status() {
        return answer == null ? 0 : answer.status();
    }

    /**
     * The same facts, with the objects of another visit where they are equal: a proof has dozens of visits of one server,
     * and thousands of names should not take memory for each. Serialisation writes a shared object once.
     */
    public Visit sharing(Visit other) {
        return new Visit(
                visitor,
                version,
                phase,
                ending,
                alert,
                detail.equals(other.detail) ? other.detail : detail,
                asked.sharing(other.asked),
                certificateSent,
                Objects.equals(answer, other.answer) ? other.answer : answer,
                protocol,
                Der.same(serverChain, other.serverChain) ? other.serverChain : serverChain,
                remote.equals(other.remote) ? other.remote : remote,
                millis);
    }

    /** What happened, for people, fit for the middle of a sentence. */
    public String label() {
        String when = phase.compareTo(Phase.HANDSHAKE) < 0
                ? " before the handshake"
                : phase == Phase.HANDSHAKE ? " in the handshake" : " after the handshake";
        return switch (ending) {
            case ANSWERED -> "HTTP " + answer.status();
            case NOT_HTTP -> "an answer that is not HTTP";
            case ALERT -> "alert " + alert.label() + when;
            case CLOSED -> "connection closed" + when;
            case RESET -> "connection reset" + when;
            case TIMED_OUT -> "no answer in time" + when;
            case NOT_CONNECTED -> "no connection" + (detail.isEmpty() ? "" : " (" + detail + ")");
            case FORBIDDEN -> detail;
            case PLAIN_TEXT -> "plain text instead of TLS";
            case OTHER_VERSION -> protocol.equals("h3") ? "other versions of QUIC only" : "another TLS version";
            case OWN_FAULT -> "the probe's own TLS stack gave up" + (detail.isEmpty() ? "" : " (" + detail + ")");
        };
    }
}
