package io.jenkins.plugins.cloudflare.aop.operation.zone;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.DeploymentStatus;
import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.cloudflare.WriteResult;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Zone;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.EntryBuilder;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.engine.ZoneLocks;
import io.jenkins.plugins.cloudflare.aop.operation.journal.ZoneDocument;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.ListParameter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Deletes a certificate that nothing needs, and sees that it is gone.
 *
 * @param rotation id of the rotation that retires it, null for none
 * @param seen is given what the zone holds each time that it is read
 */
public record CertificateRemoval(
        Zone zone,
        CertificateId id,
        String rotation,
        Consumer<ZoneContents> seen,
        AopApi api,
        OperationContext context,
        EntryBuilder entry) {
    /** An association refers to it; clears up to minutes after the association has moved or was removed. */
    private static final int IN_USE = 1433;

    /** Its own deployment is not finished. */
    private static final int DEPLOYING = 1434;

    /**
     * Asks for the deletion unless that was done.
     *
     * @return what is to be waited for; empty when it is gone
     * @throws OperationException when something needs it, or Cloudflare gave up deleting it
     */
    public Optional<String> advance() throws OperationException, CloudflareException {
        Optional<ZoneLocks.Turn> turn = context.locks().enter(zone.id());
        if (turn.isEmpty()) {
            return Optional.of("another build's write to zone " + zone.name());
        }
        try (ZoneLocks.Turn ignored = turn.get()) {
            // Read right before: whoever began to use it since it was chosen keeps it.
            ZoneDocument document = context.journal().read(zone.id());
            ZoneContents contents = ZoneContents.confirmed(api, zone, CertificateNeeds.expected(document), List.of());
            seen.accept(contents);
            // One list that lacks it says nothing yet.
            Optional<HostnameCertificate> certificate = contents.certificate(id);
            certificate = certificate.isPresent() ? certificate : api.certificate(zone.id(), id);
            if (certificate.isEmpty() || certificate.get().status() == DeploymentStatus.DELETED) {
                return Optional.empty();
            }
            if (certificate.get().status() == DeploymentStatus.DELETION_TIMED_OUT) {
                throw new OperationException("certificate " + id + " is deletion_timed_out: Cloudflare gave up deleting"
                        + " it; try again later, or ask Cloudflare's support");
            }
            if (certificate.get().status() == DeploymentStatus.PENDING_DELETION) {
                return Optional.of("certificate " + id + " to be gone (it is pending_deletion)");
            }
            List<String> hostnames = contents.referringTo(id);
            if (!hostnames.isEmpty()) {
                throw new OperationException("certificate " + id + " was not deleted: " + ListParameter.some(hostnames)
                        + (hostnames.size() == 1 ? " uses it" : " use it"));
            }
            Optional<String> need = CertificateNeeds.of(
                    id,
                    contents,
                    document,
                    rotation,
                    context.recorder().build(),
                    context.clock().instant());
            if (need.isPresent()) {
                throw new OperationException("certificate " + id + " was not deleted: it is " + need.get());
            }
            return Optional.of(delete());
        }
    }

    private String delete() throws CloudflareException {
        String what = "delete certificate " + id;
        try {
            WriteResult<DeploymentStatus> written = api.delete(zone.id(), id);
            entry.write(what, context.clock().instant(), written.ray());
            return "certificate " + id + " to be gone";
        } catch (CloudflareException e) {
            entry.write(what, context.clock().instant(), e.ray().orElse(null));
            return switch (e.code()) {
                case IN_USE -> "Cloudflare to let go of certificate " + id + " (it says that a hostname uses it still)";
                case DEPLOYING -> "certificate " + id + " to be deployed, which has to end before it can be deleted";
                default -> throw e;
            };
        }
    }
}
