package io.jenkins.plugins.cloudflare.aop.operation;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Association;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.EncryptionMode;
import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Zone;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.HostnameEntry;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Sees to it that Cloudflare presents a client certificate for hostnames, and that each association is active. */
final class EnableHostname implements Operation<List<Map<String, Object>>> {
    static final String NAME = "aopEnableHostname";

    private final EnableHostnameSpec spec;
    private final Surroundings surroundings;
    private final EntryDraft draft;
    private final Polling polling = new Polling();
    private List<String> hostnames;
    private AopApi api;
    private Zone zone;
    private CertificateId certificate;
    private AssociationWrite write;

    EnableHostname(EnableHostnameSpec spec, Surroundings surroundings, EntryDraft draft) {
        this.spec = spec;
        this.surroundings = surroundings;
        this.draft = draft;
    }

    @Override
    public Advance<List<Map<String, Object>>> advance() throws OperationException, CloudflareException {
        if (write == null) {
            prepare();
        }
        Map<String, Association> present = write.read();
        HostnameCertificate held = held(api.certificates(zone.id()));
        List<String> missing = write.missing(present);
        List<HostnameEntry> entries = HostnameLines.of(hostnames, present, List.of(held), write::changed);
        draft.hostnames(entries);
        if (!missing.isEmpty()) {
            Optional<Advance<List<Map<String, Object>>>> rotating = RotationElsewhere.of(zone, hostnames, surroundings);
            return rotating.isPresent() ? rotating.get() : write.send(missing, present);
        }
        Optional<String> pending = AssociationSettling.pending(hostnames, present, held);
        if (pending.isPresent()) {
            return polling.waitFor(pending.get());
        }
        write.confirm();
        surroundings
                .console()
                .say((write.sent() ? "Enabled " : "Already enabled: ") + String.join(", ", hostnames)
                        + " with client certificate " + certificate);
        return new Advance.Done<>(HostnameLines.result(entries));
    }

    private void prepare() throws OperationException, CloudflareException {
        if (hostnames == null) {
            hostnames = Hostname.list("hostnames", spec.getHostnames());
            givenCertificate();
            api = surroundings.api(spec.getCredentialsId());
        }
        zone = ZoneChoice.of(api, spec.getZone(), hostnames);
        draft.zone(zone);
        Optional<CertificateId> given = givenCertificate();
        certificate = given.isPresent() ? given.get() : UploadsOfBuild.only(surroundings.ledger(), zone);
        warnOfPlainOrigins();
        Map<String, Goal> goals =
                hostnames.stream().collect(Collectors.toMap(name -> name, name -> new Goal(certificate, true)));
        write = new AssociationWrite("enable", zone, goals, api, surroundings, draft);
    }

    private Optional<CertificateId> givenCertificate() throws OperationException {
        String id = Words.orNull(spec.getCertificateId());
        try {
            return id == null ? Optional.empty() : Optional.of(new CertificateId(id));
        } catch (IllegalArgumentException e) {
            throw new OperationException(e.getMessage());
        }
    }

    /** A mode without TLS makes the certificate useless; not fatal, since a configuration rule may override it. */
    private void warnOfPlainOrigins() throws CloudflareException {
        Optional<EncryptionMode> mode = ModeOfZone.read(api, zone, surroundings.console());
        if (mode.isPresent() && !mode.get().presentsCertificates()) {
            draft.warn(
                    "zone " + zone.name() + " has SSL mode " + mode.get().name().toLowerCase(Locale.ROOT)
                            + ", in which Cloudflare presents no client certificate; set it to full or strict",
                    surroundings.console());
        }
    }

    private HostnameCertificate held(List<HostnameCertificate> all) throws OperationException, CloudflareException {
        Optional<HostnameCertificate> found = LeafUpload.live(all).stream()
                .filter(c -> c.id().equals(certificate))
                .findFirst();
        if (found.isEmpty()) {
            throw new OperationException(
                    api.isZoneLevelCertificate(zone.id(), certificate)
                            ? "certificate " + certificate + " is a zone-level certificate of zone " + zone.name()
                                    + ", which no hostname can use; upload it with aopUploadCertificate and use that id"
                            : "certificate " + certificate + " is not among the hostname certificates of zone "
                                    + zone.name()
                                    + ", or was deleted; upload it with aopUploadCertificate and use the id that it returns");
        }
        found.get()
                .leaf()
                .ifPresent(leaf -> draft.certificate(CertificateNames.entry(
                        leaf, certificate.value(), found.get().statusText(), null)));
        return found.get();
    }
}
