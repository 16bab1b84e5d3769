package io.jenkins.plugins.cloudflare.aop.emulator;

/** What the emulator thinks of a token. A token without a rule may do everything. */
public enum TokenRule {
    /** Unknown or revoked. */
    WRONG,
    /** Lacks SSL and Certificates. */
    WITHOUT_CERTIFICATES,
    /** Lacks Zone Read. */
    WITHOUT_ZONES,
    /** Lacks Zone Settings. */
    WITHOUT_SETTINGS,
    /** Lacks DNS. */
    WITHOUT_DNS,
    /** Its IP filter does not let this machine in. */
    OTHER_ADDRESS
}
