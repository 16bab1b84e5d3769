package io.jenkins.plugins.cloudflare.aop.origin.visit;

import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import java.io.IOException;

/** A visit is over before it was answered; the ending says how. A fact on its way up, so it carries no stack trace. */
public final class VisitEndedException extends IOException {
    private static final long serialVersionUID = 1;

    private final Ending ending;
    private final String detail;

    public VisitEndedException(Ending ending, String detail) {
        super(ending + " " + detail);
        this.ending = ending;
        this.detail = detail;
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
