package io.jenkins.plugins.cloudflare.aop.origin.network;

import io.jenkins.plugins.cloudflare.aop.origin.AlertDescription;
import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.TlsAlert;
import java.io.IOException;

/** A visit is over before it was answered; the ending says how. A fact on its way up, so it carries no stack trace. */
public final class VisitEndedException extends IOException {
    private static final long serialVersionUID = 1;

    private final Ending ending;
    private final AlertDescription alert;
    private final String detail;

    /** @param detail what else is known of this ending, empty for nothing */
    public VisitEndedException(Ending ending, String detail) {
        super(ending + " " + detail);
        this.ending = ending;
        this.alert = null;
        this.detail = detail;
    }

    /** The peer sent this alert. */
    public VisitEndedException(AlertDescription alert) {
        super("alert " + alert.label());
        this.ending = Ending.ALERT;
        this.alert = alert;
        this.detail = "";
    }

    /** Which alert came, null for another ending. */
    public AlertDescription alert() {
        return alert;
    }

    public boolean endedWith(TlsAlert one) {
        return alert != null && alert.is(one);
    }

    public Ending ending() {
        return ending;
    }

    public String detail() {
        return detail;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
