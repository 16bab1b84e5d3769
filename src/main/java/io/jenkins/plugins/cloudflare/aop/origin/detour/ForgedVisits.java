package io.jenkins.plugins.cloudflare.aop.origin.detour;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit.Standard;
import io.jenkins.plugins.cloudflare.aop.origin.Identity;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitRequest;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Visits on ways around with forged certificates: a door that asks for one and refuses who has none may take any, whatever
 * the front door does.
 */
final class ForgedVisits {
    private static final int MISDIRECTED = 421;

    private ForgedVisits() {}

    /** Visits one way with one of the forged certificates. */
    @FunctionalInterface
    interface Way {
        void take(DetourVisitor visitor, VisitRequest request) throws InterruptedIOException;
    }

    /** Whether a door asks for a certificate; who has none may have got another site there. */
    static boolean ask(Visit bare) {
        return bare.asked().inHandshake();
    }

    /** With each of them, side by side. */
    static void each(DetourVisitor visitor, VisitRequest bare, Way way) throws InterruptedIOException {
        List<DetourVisitor.Part> parts = new ArrayList<>();
        for (Identity identity : visitor.scene().search().forged()) {
            VisitRequest request = bare.by(identity);
            parts.add(one -> way.take(one, request));
        }
        visitor.sideBySide(parts);
    }

    /** The front door without a certificate, of which ways with one are made; null where none is asked for. */
    static VisitRequest frontDoor(DetourVisitor visitor, Detour detour) throws InterruptedIOException {
        TlsVersion newest = visitor.scene().newest();
        return ask(visitor.atFrontDoor(detour, newest)) ? visitor.scene().request(newest) : null;
    }

    /** The site of another name, and where that is told from the name in SNI, whatever is there for nobody's. */
    static void elsewhere(DetourVisitor visitor, VisitRequest bare) throws InterruptedIOException {
        each(visitor, bare, (one, request) -> {
            Visit visit = OtherHosts.visit(one, "", request, Standard.ANY_SUCCESS, false);
            if (visit.status() == MISDIRECTED) {
                OtherHosts.nobodys(one, request, OtherNameWays.UNKNOWN_NAME, false);
            }
        });
    }
}
