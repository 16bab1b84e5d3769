package io.jenkins.plugins.cloudflare.aop.operation.rotate;

import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.associate.HostnameLimit;
import io.jenkins.plugins.cloudflare.aop.operation.engine.IsoTime;
import io.jenkins.plugins.cloudflare.aop.operation.upload.GivenLeaf;
import io.jenkins.plugins.cloudflare.aop.operation.upload.IssuedLeaf;
import io.jenkins.plugins.cloudflare.aop.operation.upload.LeafSource;
import io.jenkins.plugins.cloudflare.aop.operation.zone.CertificateEntries;
import io.jenkins.plugins.cloudflare.aop.operation.zone.ZoneContents;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether it is time for a rotation, and whether the new certificate is one to rotate to. */
record RotationDue(RotationContext context, RotationPlan plan, ZoneContents contents) {
    /** Why it is not time yet; empty when it is. */
    Optional<String> whyNot() throws OperationException {
        Optional<HostnameCertificate> old = contents.live(plan.old());
        Instant end = old.map(CertificateEntries::end).orElse(null);
        if (old.isPresent() && end == null && !context.parameters().force()) {
            throw new OperationException("the end of validity of certificate " + plan.old()
                    + " is not known, so it cannot be told whether it is due; nothing was changed, set force to"
                    + " rotate all the same");
        }
        // One that is gone, as two lists and a read of its own say, presents nothing.
        boolean due = end == null
                || !end.isAfter(context.now().plus(context.parameters().renewBefore()));
        if (!due && !context.parameters().force()) {
            return Optional.of("certificate " + plan.old() + " has " + CertificateEntries.daysLeft(end, context.now())
                    + " days left, more than renewBeforeDays ("
                    + context.parameters().renewBefore().toDays() + ")");
        }
        LeafSource source = context.parameters().source();
        if (source instanceof IssuedLeaf issued
                && !context.parameters().force()
                && old.flatMap(HostnameCertificate::leaf)
                        .filter(issued::endsWithIssuer)
                        .isPresent()) {
            throw new OperationException(
                    "certificate " + plan.old() + " has " + CertificateEntries.daysLeft(end, context.now())
                            + " days left and the CA of credential '"
                            + context.parameters().credential()
                            + "' issues none that lasts longer; renew the CA, let the origin trust both, and store the new one");
        }
        if (source instanceof GivenLeaf same) {
            if (old.isPresent() && same.adopt(List.of(old.get())).isPresent()) {
                throw new OperationException("certificate " + plan.old() + " is to be replaced, and the credential '"
                        + context.parameters().credential()
                        + "' holds the very same one; store the renewed certificate in it");
            }
            Optional<HostnameCertificate> held = same.adopt(contents.live());
            if (held.isPresent()
                    && !HostnameLimit.isFor(
                            plan.hostnames().keySet(), held.get().id(), contents.associations())) {
                throw new OperationException("certificate " + held.get().id() + " is used by other hostnames and cannot"
                        + " take " + plan.hostnames().size() + " more; nothing was changed. Rotate to another one");
            }
        }
        return Optional.empty();
    }

    /** A rotation that shortens what is left is a mistake, unless it is forced. */
    void requireLonger(LeafSource leaf) throws OperationException {
        Instant old = contents.live(plan.old()).map(CertificateEntries::end).orElse(null);
        Instant end = leaf.adopt(contents.live()).map(CertificateEntries::end).orElseGet(leaf::end);
        if (!context.parameters().force() && old != null && end != null && end.isBefore(old)) {
            throw new OperationException("the new certificate ends at " + IsoTime.of(end) + ", before certificate "
                    + plan.old() + " that is in use (" + IsoTime.of(old)
                    + "); nothing was changed. Store one that lasts longer, or set force");
        }
    }
}
