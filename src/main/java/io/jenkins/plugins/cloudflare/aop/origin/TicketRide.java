package io.jenkins.plugins.cloudflare.aop.origin;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;

/**
 * On TLS 1.3: opens a session under one name, without a certificate, and resumes it under another. A server that wants a
 * certificate for the second name may well have forgotten to ask, as a resumed session is not asked for one.
 */
final class TicketRide {
    /** The alert of a server that does not speak what was offered (RFC 7301, section 3.2). */
    static final int NO_APPLICATION_PROTOCOL = 120;

    /** A ticket comes with the end of the handshake. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Approach opening;
    private final Approach resuming;

    /** @param opening how the session is opened; must name a server */
    TicketRide(Approach opening, Approach resuming) {
        this.opening = opening;
        this.resuming = resuming;
    }

    /**
     * What was answered in the resumed session; null when it did not come to that, as the server gave no ticket or did
     * not take it.
     *
     * @throws Ended when a visit ended before it showed whether there is a way
     */
    Answer answer() throws Ended, InterruptedIOException {
        try {
            return answer(HttpOne.PROTOCOL);
        } catch (Ended e) {
            boolean wantsTwo = e.ending() == Ending.ALERT && e.detail().endsWith(" " + NO_APPLICATION_PROTOCOL);
            if (wantsTwo) {
                return answer(HttpTwo.PROTOCOL);
            }
            throw e;
        }
    }

    private Answer answer(String protocol) throws Ended, InterruptedIOException {
        try {
            Ticket ticket = ticket(protocol);
            return ticket == null ? null : resumed(protocol, ticket);
        } catch (Ended | InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            throw new Ended(Ending.OWN_FAULT, Quoted.brief(String.valueOf(e.getMessage())));
        }
    }

    private Answer resumed(String protocol, Ticket ticket) throws IOException {
        try (Wire wire = new Wire(resuming.limit())) {
            TicketLink link = link(resuming, wire, protocol, ticket);
            return link.resumed() ? SingleVisit.ask(protocol, link, wire, resuming) : null;
        }
    }

    /** Null when the server lets nobody in under the first name, or gives no tickets. */
    private Ticket ticket(String protocol) throws IOException {
        try (Wire wire = new Wire(opening.limit())) {
            TicketLink link = link(opening, wire, protocol, null);
            boolean hungUp = false;
            try {
                SingleVisit.ask(protocol, link, wire, opening);
            } catch (Ended e) {
                if (e.ending() == Ending.TIMED_OUT || e.ending() == Ending.OWN_FAULT) {
                    throw e;
                }
                hungUp = e.ending() == Ending.CLOSED || e.ending() == Ending.RESET;
            }
            // Whoever is refused after the handshake may have got a ticket before.
            if (link.ticket() != null || !hungUp) {
                return link.ticket();
            }
        }
        return awaited(protocol);
    }

    /** A server that hangs up on the request may do so before its ticket is out; whoever asks for nothing gets it. */
    private Ticket awaited(String protocol) throws IOException {
        try (Wire wire = new Wire(opening.limit())) {
            TicketLink link = link(opening, wire, protocol, null);
            wire.hurry(PATIENCE);
            link.awaitTicket();
            return link.ticket();
        } catch (Ended e) {
            return null;
        }
    }

    private static TicketLink link(Approach approach, Wire wire, String protocol, Ticket ticket) throws IOException {
        approach.remote().connect(wire);
        TicketLink link = new TicketLink(wire);
        link.handshake(approach.serverName(), protocol, ticket);
        return link;
    }
}
