package io.jenkins.plugins.cloudflare.aop.operation.associate;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Association;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.DeploymentStatus;
import io.jenkins.plugins.cloudflare.aop.cloudflare.EncryptionMode;
import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Zone;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ZoneLists;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Advance;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Backoff;
import io.jenkins.plugins.cloudflare.aop.operation.engine.EntryBuilder;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Operation;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationName;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationRun;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.Hostname;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.ListParameter;
import io.jenkins.plugins.cloudflare.aop.operation.upload.UploadedInBuild;
import io.jenkins.plugins.cloudflare.aop.operation.zone.CertificateEntries;
import io.jenkins.plugins.cloudflare.aop.operation.zone.CertificateNames;
import io.jenkins.plugins.cloudflare.aop.operation.zone.HostnameEntries;
import io.jenkins.plugins.cloudflare.aop.operation.zone.RotationGuard;
import io.jenkins.plugins.cloudflare.aop.operation.zone.ZoneLookup;
import io.jenkins.plugins.cloudflare.aop.operation.zone.ZoneSslMode;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.HostnameEntry;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Sees to it that Cloudflare presents a client certificate for hostnames, and that each association is active. */
public final class EnableHostname implements Operation<List<Map<String, Object>>> {
    private final EnableHostnameSpec spec;
    private final OperationContext context;
    private final EntryBuilder entry;
    private final Backoff polling = Backoff.ofPolling();
    private List<String> hostnames;
    private AopApi api;
    private Zone zone;
    private CertificateId certificate;
    private AssociationWrite write;
    private String awaited = "the lists of the zone";
    /** In which everything was as it is to be, and not active yet. */
    private ZoneLists pendingLists;

    /**
     * A run of this use case.
     *
     * @param startedAt when the step began, also before a restart; the deadline counts from here
     * @throws OperationException when waitSeconds makes no sense
     */
    public static OperationRun<List<Map<String, Object>>> run(
            EnableHostnameSpec spec, OperationContext context, Instant startedAt) throws OperationException {
        return OperationRun.of(OperationName.ENABLE_HOSTNAME, EnableHostname::new, spec, context, startedAt);
    }

    private EnableHostname(EnableHostnameSpec spec, OperationContext context, EntryBuilder entry) {
        this.spec = spec;
        this.context = context;
        this.entry = entry;
    }

    @Override
    public Advance<List<Map<String, Object>>> advance() throws OperationException, CloudflareException {
        if (write == null) {
            prepare();
        }
        Optional<Advance<List<Map<String, Object>>>> others =
                context.locks().await(zone.id(), this, context.clock().instant());
        if (others.isPresent()) {
            return others.get();
        }
        Optional<ZoneLists> lists =
                api.nextLists(zone.id(), seen -> AssociationProgress.isSettled(hostnames, certificate, seen));
        // Hundreds of steps may wait for hours: where nothing is new, nothing is to be done.
        if (lists.isEmpty() || lists.get().equals(pendingLists)) {
            return polling.waitFor(awaited);
        }
        Map<String, Association> present = write.read(lists.get().associations());
        HostnameCertificate held = held(lists.get().certificates());
        Optional<String> fault = UsableCertificate.fault(held, context.clock().instant());
        if (fault.isPresent()) {
            throw new OperationException("certificate " + certificate + " " + fault.get() + "; "
                    + (write.sent() ? "" : "no hostname was moved to it; ")
                    + "upload another one and enable the hostnames with it");
        }
        List<String> missing = write.missing(present);
        List<HostnameEntry> entries = HostnameEntries.of(hostnames, present, List.of(held), write::changed);
        entry.hostnames(entries);
        // Also where nothing is missing: what is so now is about to change.
        Optional<Advance<List<Map<String, Object>>>> rotating = RotationGuard.of(zone, hostnames, context);
        if (rotating.isPresent()) {
            return rotating.get();
        }
        if (!missing.isEmpty()) {
            // A hostname that is served now must not wait for a certificate that may never become active.
            Optional<String> inactive = write.sent() ? Optional.empty() : UsableCertificate.pending(held);
            return inactive.isPresent() ? waitFor(inactive.get()) : write.send(missing, present);
        }
        Optional<Advance<List<Map<String, Object>>>> doubt = write.inDoubt(present);
        if (doubt.isPresent()) {
            return doubt.get();
        }
        Optional<String> pending = AssociationProgress.pending(hostnames, present, held);
        if (pending.isPresent()) {
            pendingLists = lists.get();
            return waitFor(pending.get());
        }
        write.confirm();
        context.console()
                .say((write.sent() ? "Enabled " : "Already enabled: ") + String.join(", ", hostnames)
                        + " with client certificate " + certificate);
        return new Advance.Done<>(HostnameEntries.result(entries));
    }

    private Advance<List<Map<String, Object>>> waitFor(String missing) {
        awaited = missing;
        return polling.waitFor(missing);
    }

    private void prepare() throws OperationException, CloudflareException {
        if (hostnames == null) {
            hostnames = Hostname.list("hostnames", spec.getHostnames());
            givenCertificate();
            api = context.api(spec.getCredentialsId());
        }
        zone = ZoneLookup.of(api, spec.getZone(), hostnames);
        entry.zone(zone);
        Optional<CertificateId> given = givenCertificate();
        certificate = given.isPresent() ? given.get() : UploadedInBuild.only(context.recorder(), zone);
        warnOfPlainOrigins();
        Map<String, DesiredAssociation> desired = hostnames.stream()
                .collect(Collectors.toMap(name -> name, name -> new DesiredAssociation(certificate, true)));
        write = new AssociationWrite("enable", zone, desired, api, context, entry);
    }

    @Override
    public void ended() {
        context.locks().release(this);
    }

    private Optional<CertificateId> givenCertificate() throws OperationException {
        String id = ListParameter.orNull(spec.getCertificateId());
        try {
            return id == null ? Optional.empty() : Optional.of(new CertificateId(id));
        } catch (IllegalArgumentException e) {
            throw new OperationException(e.getMessage());
        }
    }

    /** A mode without TLS makes the certificate useless; not fatal, since a configuration rule may override it. */
    private void warnOfPlainOrigins() throws CloudflareException {
        Optional<EncryptionMode> mode = ZoneSslMode.read(api, zone, context.console());
        if (mode.isPresent() && !mode.get().presentsCertificates()) {
            entry.warn(
                    "zone " + zone.name() + " has SSL mode " + mode.get().name().toLowerCase(Locale.ROOT)
                            + ", in which Cloudflare presents no client certificate; set it to full or strict",
                    context.console());
        }
    }

    private HostnameCertificate held(List<HostnameCertificate> all) throws OperationException, CloudflareException {
        Optional<HostnameCertificate> found = confirmed(all)
                .filter(one -> one.status() != DeploymentStatus.DELETED)
                .filter(one -> one.status() != DeploymentStatus.PENDING_DELETION);
        if (found.isEmpty()) {
            throw new OperationException(
                    api.isZoneLevelCertificate(zone.id(), certificate)
                            ? "certificate " + certificate + " is a zone-level certificate of zone " + zone.name()
                                    + ", which no hostname can use; upload it with aopUploadCertificate and use that id"
                            : "certificate " + certificate + " is not among the hostname certificates of zone "
                                    + zone.name()
                                    + ", or was deleted; upload it with aopUploadCertificate and use the id that it returns");
        }
        HostnameCertificate held = found.get();
        held.leaf()
                .ifPresent(leaf ->
                        entry.certificate(CertificateNames.entry(leaf, certificate.value(), held.statusText(), null)));
        return held;
    }

    /** One list that lacks it, or does not say when it ends, says nothing yet. */
    private Optional<HostnameCertificate> confirmed(List<HostnameCertificate> all) throws CloudflareException {
        Optional<HostnameCertificate> listed =
                all.stream().filter(one -> one.id().equals(certificate)).findFirst();
        return listed.isPresent() && CertificateEntries.end(listed.get()) != null
                ? listed
                : api.certificate(zone.id(), certificate).or(() -> listed);
    }
}
