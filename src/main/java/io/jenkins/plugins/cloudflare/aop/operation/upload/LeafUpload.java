package io.jenkins.plugins.cloudflare.aop.operation.upload;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.DeploymentStatus;
import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.cloudflare.WriteResult;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Zone;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Advance;
import io.jenkins.plugins.cloudflare.aop.operation.engine.EntryBuilder;
import io.jenkins.plugins.cloudflare.aop.operation.engine.IsoTime;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.engine.ZoneLocks;
import io.jenkins.plugins.cloudflare.aop.operation.journal.ZoneDocument;
import io.jenkins.plugins.cloudflare.aop.operation.zone.ZoneContents;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Sends a leaf that the zone does not hold yet, after checking that there is room and writing it ahead. */
public record LeafUpload(Zone zone, LeafSource source, AopApi api, OperationContext context, EntryBuilder entry) {
    /** Hostname certificates that a zone can hold, by Cloudflare's API reference. */
    private static final int SLOTS = 10;

    /** Error code for a certificate that the zone has already, possibly one that is on its way out. */
    private static final int EXISTS = 1406;

    private static final String WHAT = "upload certificate";
    private static final Duration LOOK_SOON = Duration.ofSeconds(1);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(3);

    /** Always a wait: what became of the upload is seen in the list. */
    Advance<UploadResult> send() throws OperationException, CloudflareException {
        Optional<ZoneLocks.Turn> turn = context.locks().enter(zone.id());
        if (turn.isEmpty()) {
            return new Advance.Wait<>(LOOK_SOON, "another build's write to zone " + zone.name());
        }
        try (ZoneLocks.Turn ignored = turn.get()) {
            // Another build may have uploaded while this one waited for its turn.
            List<HostnameCertificate> held = withUploaded(api.certificates(zone.id()));
            if (source.adopt(ZoneContents.live(held)).isPresent()) {
                return new Advance.Wait<>(LOOK_SOON, "a list with the certificate that was uploaded");
            }
            ClientCertificate leaf = source.leaf();
            Optional<HostnameCertificate> leaving = held.stream()
                    .filter(c -> c.status() == DeploymentStatus.PENDING_DELETION)
                    .filter(c -> c.sha256().filter(leaf.sha256()::equals).isPresent())
                    .findFirst();
            if (leaving.isPresent()) {
                return new Advance.Wait<>(
                        LOOK_AGAIN,
                        "the deletion of the same certificate (" + leaving.get().id()
                                + "), which has to end before it can be uploaded again");
            }
            requireRoom(ZoneContents.live(held));
            return upload(leaf);
        }
    }

    /** One list that lacks a certificate says nothing yet: those that builds uploaded and that serve are asked for. */
    private List<HostnameCertificate> withUploaded(List<HostnameCertificate> listed)
            throws OperationException, CloudflareException {
        List<HostnameCertificate> all = new ArrayList<>(listed);
        for (ZoneDocument.Leaf leaf : context.journal().read(zone.id()).leaves().values()) {
            CertificateId id = leaf.certificateId() == null ? null : new CertificateId(leaf.certificateId());
            if (id != null
                    && listed.stream().noneMatch(one -> one.id().equals(id))
                    && source.adopt(List.of(asUploaded(id, leaf))).isPresent()) {
                api.certificate(zone.id(), id).ifPresent(all::add);
            }
        }
        return all;
    }

    private static HostnameCertificate asUploaded(CertificateId id, ZoneDocument.Leaf leaf) {
        String pem = "-----BEGIN CERTIFICATE-----\n" + leaf.der() + "\n-----END CERTIFICATE-----\n";
        return new HostnameCertificate(id, pem, DeploymentStatus.ACTIVE.apiName(), null, null, null);
    }

    private Advance<UploadResult> upload(ClientCertificate leaf) throws OperationException, CloudflareException {
        writeAhead(leaf, null);
        try {
            WriteResult<HostnameCertificate> written = api.upload(zone.id(), leaf.leafPem(), leaf.privateKeyPem());
            entry.write(WHAT, context.clock().instant(), written.ray());
            writeAhead(leaf, written.result().id());
            return new Advance.Wait<>(LOOK_SOON, LeafDeployment.missing(written.result()));
        } catch (CloudflareException e) {
            entry.write(WHAT, context.clock().instant(), e.ray().orElse(null));
            if (e.code() != EXISTS) {
                throw e;
            }
            return new Advance.Wait<>(
                    LOOK_AGAIN,
                    "a certificate that Cloudflare says it has already but does not list; it may be being deleted");
        }
    }

    private void writeAhead(ClientCertificate leaf, CertificateId id) throws OperationException {
        ZoneDocument.Leaf leafEntry = new ZoneDocument.Leaf(
                Base64.getEncoder().encodeToString(der(leaf)),
                context.recorder().build(),
                IsoTime.of(context.clock().instant()),
                id == null ? null : id.value());
        context.journal().update(zone.id(), document -> document.withLeaf(leaf.sha256(), leafEntry));
    }

    private static byte[] der(ClientCertificate leaf) {
        try {
            return leaf.leaf().getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a parsed certificate has an encoding", e);
        }
    }

    private void requireRoom(List<HostnameCertificate> live) throws OperationException, CloudflareException {
        if (live.size() < SLOTS) {
            return;
        }
        Set<CertificateId> used = api.associations(zone.id()).stream()
                .map(association -> association.certificateId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        String unused = live.stream()
                .filter(c -> !used.contains(c.id()))
                .map(c -> c.id()
                        + c.leaf()
                                .map(x -> " (" + x.getSubjectX500Principal().getName() + ", until "
                                        + IsoTime.of(x.getNotAfter().toInstant()) + ")")
                                .orElse(""))
                .collect(Collectors.joining(", "));
        throw new OperationException("zone " + zone.name() + " holds " + live.size() + " hostname certificates, and "
                + SLOTS + " is the limit; nothing was uploaded. "
                + (unused.isEmpty()
                        ? "Each of them is used by a hostname: move the hostnames of one to another and delete it"
                        : "No hostname uses these, delete one of them: " + unused));
    }
}
