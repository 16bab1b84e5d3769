package io.jenkins.plugins.cloudflare.aop.operation.associate;

import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ZoneId;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.IsoTime;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.journal.ZoneDocument;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Keeps in the journal what hostnames are to have. */
record AssociationJournal(ZoneId zone, Map<String, DesiredAssociation> desired, OperationContext context) {

    /** @param previous hostnames that are about to be sent, with the certificate of each; null for none */
    void writeAhead(Map<String, CertificateId> previous) throws OperationException {
        Map<String, ZoneDocument.Pointer> pointers = new HashMap<>();
        previous.forEach((hostname, certificate) -> pointers.put(hostname, pointer(hostname, certificate)));
        context.journal().update(zone, document -> document.withPointers(pointers));
    }

    /** Notes that this is what is to be, where the journal says otherwise. */
    void confirm() throws OperationException {
        Map<String, ZoneDocument.Pointer> known = context.journal().read(zone).hostnames();
        Map<String, ZoneDocument.Pointer> pointers = new HashMap<>();
        desired.forEach((hostname, wanted) -> {
            ZoneDocument.Pointer pointer = known.get(hostname);
            if (pointer == null
                    || !wanted.certificate().value().equals(pointer.certificateId())
                    || !Objects.equals(wanted.enabled(), pointer.enabled())) {
                pointers.put(hostname, pointer(hostname, null));
            }
        });
        if (!pointers.isEmpty()) {
            context.journal().update(zone, document -> document.withPointers(pointers));
        }
    }

    private ZoneDocument.Pointer pointer(String hostname, CertificateId previous) {
        DesiredAssociation wanted = desired.get(hostname);
        return new ZoneDocument.Pointer(
                wanted.certificate().value(),
                wanted.enabled(),
                previous == null ? null : previous.value(),
                context.recorder().build(),
                IsoTime.of(context.clock().instant()));
    }
}
