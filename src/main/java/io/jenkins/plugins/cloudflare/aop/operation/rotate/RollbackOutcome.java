package io.jenkins.plugins.cloudflare.aop.operation.rotate;

import io.jenkins.plugins.cloudflare.aop.operation.journal.RotationState;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.ListParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Where a rollback leaves the hostnames of a rotation.
 *
 * @param rolledBack those that have the old certificate again
 * @param others those that somebody else has changed
 * @param refused those of which an origin refuses the old certificate
 * @param unsafe why no hostname could be moved to the old certificate, null when one could
 */
record RollbackOutcome(
        RotationState rotation, Set<String> rolledBack, Set<String> others, Set<String> refused, String unsafe) {

    /** Whether hostnames stay on the new certificate, since the old one is not safe for them. */
    boolean stays() {
        return !staying().isEmpty() && (unsafe != null || staying().stream().anyMatch(refused::contains));
    }

    private List<String> staying() {
        List<String> staying = new ArrayList<>(rotation.hostnames().keySet());
        staying.removeAll(rolledBack);
        staying.removeAll(others);
        return staying;
    }

    /** @param rollback what was done, as a sentence without its end */
    String sentence(String rollback) {
        List<String> sentences = new ArrayList<>(List.of(rollback));
        if (stays()) {
            List<String> staying = staying();
            sentences.add(ListParameter.some(staying) + (staying.size() == 1 ? " stays" : " stay") + " on certificate "
                    + rotation.certificateId() + ", which is not proved: "
                    + (unsafe != null
                            ? unsafe
                            : "the origin refuses certificate " + rotation.oldCertificateId() + " too"));
        }
        if (!others.isEmpty()) {
            sentences.add("somebody else changed " + ListParameter.some(List.copyOf(others))
                    + " meanwhile, which was left so");
        }
        return String.join("; ", sentences);
    }
}
