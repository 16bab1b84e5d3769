package io.jenkins.plugins.cloudflare.aop.origin.visit;

import io.jenkins.plugins.cloudflare.aop.origin.AlertDescription;
import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.TlsAlert;
import io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException;
import java.util.Optional;

/**
 * What Bouncy Castle's TLS says of an end, which is the JVM's own where FIPS 140 is followed. Unlike the JDK's it has a
 * type for an alert that came and another for one that it raises itself; both are the cause of an SSLException. They are
 * known by name, since a JVM without that library runs this, too.
 */
final class BouncyCastleAlert {
    private static final String RECEIVED = "org.bouncycastle.tls.TlsFatalAlertReceived";
    private static final String RAISED = "org.bouncycastle.tls.TlsFatalAlert";
    private static final int DEEPEST = 8;

    private BouncyCastleAlert() {}

    /** Empty when the failure is none of Bouncy Castle's, or tells of nothing but itself. */
    static Optional<VisitEndedException> ended(Throwable failure) {
        Throwable at = failure;
        for (int depth = 0; at != null && depth < DEEPEST; depth++, at = at.getCause()) {
            String type = at.getClass().getName();
            if (type.equals(RECEIVED)) {
                return Optional.of(new VisitEndedException(new AlertDescription(number(at))));
            }
            // Raised in one place only: at a ServerHello of a version that was not offered (TlsClientProtocol).
            if (type.equals(RAISED) && number(at) == TlsAlert.PROTOCOL_VERSION.number()) {
                return Optional.of(new VisitEndedException(Ending.OTHER_VERSION, ""));
            }
        }
        return Optional.empty();
    }

    private static int number(Throwable alert) {
        try {
            Object number = alert.getClass().getMethod("getAlertDescription").invoke(alert);
            return ((Number) number).intValue() & 0xff;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("an alert of Bouncy Castle without its number", e);
        }
    }
}
