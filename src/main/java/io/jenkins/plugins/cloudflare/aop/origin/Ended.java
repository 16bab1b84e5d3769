package io.jenkins.plugins.cloudflare.aop.origin;

import java.io.IOException;

/** A visit is over before it was answered; the ending says how. A fact on its way up, so it carries no stack trace. */
final class Ended extends IOException {
    private static final long serialVersionUID = 1;

    private final Ending ending;
    private final String detail;

    Ended(Ending ending, String detail) {
        super(ending + " " + detail);
        this.ending = ending;
        this.detail = detail;
    }

    Ending ending() {
        return ending;
    }

    String detail() {
        return detail;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
