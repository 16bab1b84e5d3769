package io.jenkins.plugins.cloudflare.aop.operation.verify;

import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.HttpAnswer;
import io.jenkins.plugins.cloudflare.aop.origin.Phase;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.probe.MadeUpServer.Reply;
import java.util.List;

/** The replies of made-up origins. */
final class MadeUpReplies {
    private MadeUpReplies() {}

    /** In TLS, for want of the right certificate. */
    static Reply refused(TlsVersion version, boolean hangsUp, boolean two) {
        return new Reply(
                version == TlsVersion.TLS_1_3 ? Phase.ESTABLISHED : Phase.HANDSHAKE,
                hangsUp ? Ending.CLOSED : Ending.ALERT,
                null,
                true,
                List.of(),
                false,
                two);
    }

    /** Whoever comes, with the certificate or without. */
    static Reply turnedAway(int how, MadeUpPages pages) {
        return switch (how) {
            case 0 -> ended(Phase.HELLO, Ending.RESET);
            case 1 -> ended(Phase.HELLO, Ending.TIMED_OUT);
            case 2 -> new Reply(Phase.HANDSHAKE, Ending.ALERT, null, true, List.of(), false, false);
            default -> answered(pages.no(how), false);
        };
    }

    static Reply ended(Phase phase, Ending ending) {
        return new Reply(phase, ending, null, false, List.of(), false, false);
    }

    /** A handshake that ends well leaves a session. */
    static Reply answered(HttpAnswer answer, boolean two) {
        return new Reply(Phase.ANSWERED, Ending.ANSWERED, answer, true, List.of(), true, two);
    }
}
