package io.jenkins.plugins.cloudflare.aop.origin.judge;

/**
 * What is said of HTTP/3 on one UDP port.
 *
 * @param label for people: the protocol, and the port where it is not that of the target
 * @param anonymous what the visitor without a certificate got
 * @param forged what forged certificates got, empty when none was sent
 * @param configured what the configured certificate got, empty when it was not sent
 * @param finding why it spoils the proof, null when it does not
 */
public record Http3Verdict(
        String label, Outcome outcome, String anonymous, String forged, String configured, DetourFinding finding) {
    /** What strangers come to. */
    public enum Outcome {
        /** Nothing answers in QUIC, or what does speaks another protocol than HTTP/3. */
        NOT_SPOKEN,
        /** Every one of them is refused. */
        REFUSED,
        /** One of them at least is served. */
        SERVED,
        /** None is served, and one is not refused either. */
        UNDECIDED
    }
}
