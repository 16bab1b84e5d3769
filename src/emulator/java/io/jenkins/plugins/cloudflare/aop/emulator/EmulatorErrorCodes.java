package io.jenkins.plugins.cloudflare.aop.emulator;

/** Codes of the emulator's own, for refusals whose real code is not published. */
final class EmulatorErrorCodes {
    static final int BAD_REQUEST = 990001;
    static final int CERTIFICATE_QUOTA = 990010;
    static final int ONE_CERTIFICATE_ONLY = 990012;
    static final int UNUSABLE_KEY = 990013;
    static final int OTHER_KEY = 990014;
    static final int ALREADY_DELETED = 990015;
    static final int ASSOCIATION_QUOTA = 990020;
    static final int OTHER_ZONE = 990021;
    static final int ENABLED_MISSING = 990022;
    static final int CONFLICT = 990030;
    static final int ZONE_EXISTS = 990040;

    private EmulatorErrorCodes() {}
}
