package io.jenkins.plugins.cloudflare.aop.operation.rotate;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Zone;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.associate.AssociationWrite;
import io.jenkins.plugins.cloudflare.aop.operation.associate.DesiredAssociation;
import io.jenkins.plugins.cloudflare.aop.operation.engine.EntryBuilder;
import io.jenkins.plugins.cloudflare.aop.operation.engine.IsoTime;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationName;
import io.jenkins.plugins.cloudflare.aop.operation.journal.RotationState;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.OriginAddress;
import io.jenkins.plugins.cloudflare.aop.operation.verify.OriginTargets;
import io.jenkins.plugins.cloudflare.aop.operation.verify.VerificationZone;
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
record RotationContext(
        RotateCertificateSpec spec,
        Zone zone,
        AopApi api,
        OperationContext context,
        EntryBuilder draft,
        Instant startedAt) {

    /** Writes down what was done, in the record and on the console. */
    void say(String phase, String text) {
        draft.phase(new PhaseEntry(phase, IsoTime.of(now()), text));
        context.console().say(OperationName.ROTATE_CERTIFICATE + " [" + phase + "] " + text);
    }

    Instant now() {
        return context.clock().instant();
    }

    /** Fails unless the origins of these hostnames can be told. */
    void requireProvable(Collection<String> hostnames) throws OperationException, CloudflareException {
        if (OriginAddress.list("origins", spec.getOrigins()).isEmpty()) {
            OriginTargets.fromDns(
                    new VerificationZone(api, zone), List.copyOf(hostnames), "/", context, new EntryBuilder());
        }
    }

    /** Writes ahead how far the rotation is. */
    void journal(CertificateId old, RotationState rotation) throws OperationException {
        context.journal().update(zone.id(), page -> page.withRotation(old.value(), rotation));
    }

    /** A write that points all hostnames of the rotation to a certificate, each enabled as it was. */
    AssociationWrite write(String what, RotationState rotation, CertificateId target) {
        Map<String, DesiredAssociation> goals = new LinkedHashMap<>();
        rotation.hostnames()
                .forEach((hostname, enabled) -> goals.put(hostname, new DesiredAssociation(target, enabled)));
        return new AssociationWrite(what, zone, goals, api, context, draft);
    }
}
