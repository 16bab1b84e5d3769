package io.jenkins.plugins.cloudflare.aop.emulator;

/** An error answer of the API. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final int code;
    private final int chainedCode;
    private final String chainedText;

    Refusal(int status, int code, String message) {
        this(status, code, message, 0, null);
    }

    private Refusal(int status, int code, String message, int chainedCode, String chainedText) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.chainedCode = chainedCode;
        this.chainedText = chainedText;
    }

    /** For what Cloudflare surely refuses in a way that is not documented: 400 with a code that is none of Cloudflare's. */
    static Refusal ofTheEmulator(int code, String message) {
        return new Refusal(400, code, "emulator: " + message);
    }

    /** The same with an {@code error_chain}. */
    Refusal because(int innerCode, String innerText) {
        return new Refusal(status, code, getMessage(), innerCode, innerText);
    }

    int status() {
        return status;
    }

    int code() {
        return code;
    }

    int chainedCode() {
        return chainedCode;
    }

    String chainedText() {
        return chainedText;
    }
}
