package io.jenkins.plugins.cloudflare.aop.operation;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Zone;
import io.jenkins.plugins.cloudflare.aop.record.PhaseEntry;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a rotation takes place, for its stages.
 *
 * @param startedAt when the step began, also before a restart
 */
record RotationSite(
        RotateCertificateSpec spec,
        Zone zone,
        AopApi api,
        Surroundings surroundings,
        EntryDraft draft,
        Instant startedAt) {

    /** Writes down what was done, in the record and on the console. */
    void say(String phase, String text) {
        draft.phase(new PhaseEntry(phase, EntryDraft.instant(now()), text));
        surroundings.console().say(RotateCertificate.NAME + " [" + phase + "] " + text);
    }

    Instant now() {
        return surroundings.clock().instant();
    }

    /** Fails unless the origins of these hostnames can be told. */
    void requireProvable(Collection<String> hostnames) throws OperationException, CloudflareException {
        if (OriginAddress.list("origins", spec.getOrigins()).isEmpty()) {
            OriginTargets.fromDns(
                    new ProofZone(api, zone), List.copyOf(hostnames), "/", surroundings, new EntryDraft());
        }
    }

    /** Writes ahead how far the rotation is. */
    void journal(CertificateId old, Rotation rotation) throws OperationException {
        surroundings.journal().update(zone.id(), page -> page.withRotation(old.value(), rotation));
    }

    /** A write that points all hostnames of the rotation to a certificate, each enabled as it was. */
    AssociationWrite write(String what, Rotation rotation, CertificateId target) {
        Map<String, Goal> goals = new LinkedHashMap<>();
        rotation.hostnames().forEach((hostname, enabled) -> goals.put(hostname, new Goal(target, enabled)));
        return new AssociationWrite(what, zone, goals, api, surroundings, draft);
    }
}
