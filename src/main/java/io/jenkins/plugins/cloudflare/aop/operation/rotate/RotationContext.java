package io.jenkins.plugins.cloudflare.aop.operation.rotate;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Zone;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.associate.AssociationWrite;
import io.jenkins.plugins.cloudflare.aop.operation.associate.DesiredAssociation;
import io.jenkins.plugins.cloudflare.aop.operation.engine.EntryBuilder;
import io.jenkins.plugins.cloudflare.aop.operation.engine.IsoTime;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationName;
import io.jenkins.plugins.cloudflare.aop.operation.journal.RotationState;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.Expectation;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.ListParameter;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.OriginAddress;
import io.jenkins.plugins.cloudflare.aop.operation.verify.OriginTargets;
import io.jenkins.plugins.cloudflare.aop.operation.verify.VerificationZone;
import io.jenkins.plugins.cloudflare.aop.operation.verify.VerifyParameters;
import io.jenkins.plugins.cloudflare.aop.operation.zone.ZoneContents;
import io.jenkins.plugins.cloudflare.aop.operation.zone.ZoneLookup;
import io.jenkins.plugins.cloudflare.aop.record.PhaseEntry;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a rotation takes place and what it was told, for its stages. */
record RotationContext(
        RotateParameters parameters, Zone zone, AopApi api, OperationContext operation, EntryBuilder entry) {

    /** Finds the zone and checks what is left to check before anything is changed. */
    static RotationContext open(
            RotateCertificateSpec spec, RotateParameters parameters, OperationContext operation, EntryBuilder entry)
            throws OperationException, CloudflareException {
        AopApi api = operation.api(spec.getCredentialsId());
        List<String> hostnames = parameters.hostnames();
        boolean named = !hostnames.isEmpty() || ListParameter.orNull(spec.getZone()) != null;
        Zone zone = ZoneLookup.of(
                api, spec.getZone(), named ? hostnames : parameters.source().hostnames());
        entry.zone(zone);
        RotationContext context = new RotationContext(parameters, zone, api, operation, entry);
        if (!hostnames.isEmpty()) {
            context.requireProvable(hostnames);
        }
        for (String warning : parameters.source().warnings()) {
            entry.warn(warning, operation.console());
        }
        return context;
    }

    /** Writes down what was done, in the record and on the console. */
    void say(String phase, String text) {
        entry.phase(new PhaseEntry(phase, IsoTime.of(now()), text));
        operation.console().say(OperationName.ROTATE_CERTIFICATE + " [" + phase + "] " + text);
    }

    /** The same for what a person should know although it stops nothing. */
    void warn(String phase, String text) {
        entry.warning(text);
        say(phase, text);
    }

    Instant now() {
        return operation.clock().instant();
    }

    /** When waiting ends. */
    Instant deadline() {
        return entry.startedAt().plus(parameters.patience());
    }

    /** Fails unless the origins of these hostnames can be told. */
    void requireProvable(Collection<String> hostnames) throws OperationException, CloudflareException {
        if (parameters.verification().origins().isEmpty()) {
            OriginTargets.fromDns(
                    new VerificationZone(api, zone), List.copyOf(hostnames), "/", operation, new EntryBuilder(now()));
        }
    }

    /** Whether a certificate of the zone is one that the step would rotate to. */
    boolean isWanted(String certificateId) throws CloudflareException {
        Optional<HostnameCertificate> certificate = api.certificate(zone.id(), new CertificateId(certificateId));
        return certificate.isPresent()
                && !certificate.get().status().isTombstone()
                && parameters.source().adopt(List.of(certificate.get())).isPresent();
    }

    /** Tells this run of the step from others of the same build, such as in parallel branches; also after a restart. */
    String run() {
        return entry.startedAt().toString();
    }

    /** Writes ahead how far a rotation is. */
    void journal(String id, RotationState rotation) throws OperationException {
        operation.journal().update(zone.id(), document -> document.withRotation(id, rotation));
    }

    /** The same with a journal that may fail: what is under way is finished also when nothing can be written down. */
    RotationContext leniently() {
        OperationContext lenient = new OperationContext(
                operation.apis(),
                operation.credentials(),
                new LenientJournal(operation.journal(), operation.console()),
                operation.locks(),
                operation.prober(),
                operation.edge(),
                operation.workspace(),
                operation.recorder(),
                operation.console(),
                operation.clock(),
                operation.random());
        return new RotationContext(parameters, zone, api, lenient, entry);
    }

    /** What the zone holds of a rotation; absence is confirmed. */
    ZoneContents contents(RotationState rotation) throws CloudflareException {
        ZoneContents contents = ZoneContents.confirmed(
                api, zone, rotation.hostnames().keySet(), List.of(rotation.oldCertificate(), rotation.certificate()));
        requireKnown(contents, rotation.hostnames().keySet());
        return contents;
    }

    /** What is not known is a reason to read again, and for nothing else. */
    void requireKnown(ZoneContents contents, Collection<String> hostnames) throws CloudflareException {
        List<String> unknown =
                contents.unknown().stream().filter(hostnames::contains).toList();
        if (!unknown.isEmpty()) {
            throw new CloudflareException.Unavailable(
                    "Cloudflare does not say what " + ListParameter.some(unknown) + " presents", 0, 0, null);
        }
    }

    /** What the origins are asked in the proofs of a rotation: what they were asked by the run that began it. */
    VerifyParameters verification(RotationState rotation) throws OperationException {
        RotationState.Terms terms = rotation.terms();
        return terms == null
                ? parameters.verification()
                : parameters
                        .verification()
                        .asking(
                                OriginAddress.list("origins", String.join(" ", terms.origins())),
                                terms.paths(),
                                Expectation.of(terms.expect()));
    }

    /** The terms of a rotation that begins. */
    RotationState.Terms terms() {
        VerifyParameters verification = parameters.verification();
        return new RotationState.Terms(
                verification.origins().stream().map(OriginAddress::toString).toList(),
                verification.paths(),
                verification.expectation().parameter());
    }

    /** A write that points hostnames of a rotation to a certificate, each enabled as it was. */
    AssociationWrite write(String what, String id, Map<String, Boolean> hostnames, CertificateId target) {
        Map<String, DesiredAssociation> desired = new LinkedHashMap<>();
        hostnames.forEach((hostname, enabled) -> desired.put(hostname, new DesiredAssociation(target, enabled)));
        return new AssociationWrite(what, zone, desired, id, api, operation, entry);
    }
}
