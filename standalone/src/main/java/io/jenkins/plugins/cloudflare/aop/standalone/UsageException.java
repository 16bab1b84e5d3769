package io.jenkins.plugins.cloudflare.aop.standalone;

/** The command line cannot mean anything; the message says what is wrong and what to write instead. */
public final class UsageException extends Exception {
    /** Exit status, as in sysexits.h. */
    public static final int STATUS = 64;

    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }
}
