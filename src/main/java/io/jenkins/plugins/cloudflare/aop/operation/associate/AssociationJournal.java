package io.jenkins.plugins.cloudflare.aop.operation.associate;

import io.jenkins.plugins.cloudflare.aop.cloudflare.Association;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ZoneId;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.IsoTime;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.journal.HostnamePointer;
import io.jenkins.plugins.cloudflare.aop.operation.journal.UnansweredChange;
import io.jenkins.plugins.cloudflare.aop.operation.journal.ZoneDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps in the journal what hostnames are to have, and which changes Cloudflare has not answered.
 *
 * @param rotation id of the rotation that moves them, null for none
 */
record AssociationJournal(
        ZoneId zone, Map<String, DesiredAssociation> desired, String rotation, OperationContext context) {

    /** How long a change without an answer may still arrive: as long as the client waits for an answer. */
    static final Duration IN_FLIGHT = Duration.ofSeconds(30);

    /** @param previous hostnames that are about to be sent, with the certificate of each; null for none */
    void writeAhead(Map<String, CertificateId> previous) throws OperationException {
        Map<String, HostnamePointer> pointers = new HashMap<>();
        String sentAt = now().toString();
        previous.forEach((hostname, certificate) -> pointers.put(hostname, pointer(hostname, certificate, sentAt)));
        context.journal().update(zone, document -> document.withPointers(pointers));
    }

    /** Notes that Cloudflare answered, well or not: nothing of the change is under way any more. */
    void answered(Collection<String> hostnames) throws OperationException {
        context.journal().update(zone, document -> document.withAnswered(hostnames));
    }

    /**
     * How long a change to something else than is desired may still arrive, of which there was no answer; negative when
     * its time has passed, empty when there is none.
     */
    Optional<Duration> unanswered(Collection<String> hostnames, Map<String, Association> present)
            throws OperationException {
        Map<String, HostnamePointer> known = context.journal().read(zone).hostnames();
        return hostnames.stream()
                .filter(known::containsKey)
                .flatMap(hostname -> unanswered(hostname, known.get(hostname), present.get(hostname)))
                .map(sentAt -> Duration.between(now(), Instant.parse(sentAt).plus(IN_FLIGHT)))
                .max(Duration::compareTo);
    }

    /** When changes were sent to a hostname that may still arrive; what shows has arrived, unless it was sent before. */
    private Stream<String> unanswered(String hostname, HostnamePointer pointer, Association present) {
        DesiredAssociation wanted = desired.get(hostname);
        DesiredAssociation last = new DesiredAssociation(new CertificateId(pointer.certificateId()), pointer.enabled());
        Stream<String> sent = pointer.sentAt() == null || last.isSameAs(wanted) || last.isMetBy(present)
                ? Stream.empty()
                : Stream.of(pointer.sentAt());
        Stream<String> before = pointer.unanswered().stream()
                .filter(change -> !new DesiredAssociation(new CertificateId(change.certificateId()), change.enabled())
                        .isSameAs(wanted))
                .map(UnansweredChange::sentAt);
        return Stream.concat(before, sent);
    }

    /** Whether somebody set a hostname to something else than is desired, as far as the journal knows. */
    boolean saysOtherwise() throws OperationException {
        Map<String, HostnamePointer> known = context.journal().read(zone).hostnames();
        return desired.entrySet().stream()
                .anyMatch(
                        one -> known.containsKey(one.getKey()) && !isDesired(known.get(one.getKey()), one.getValue()));
    }

    /** Notes that this is what is to be, where the journal says otherwise. The build's choice has come true. */
    void confirm() throws OperationException {
        ZoneDocument known = context.journal().read(zone);
        String build = context.recorder().build();
        Map<String, HostnamePointer> pointers = new HashMap<>();
        desired.forEach((hostname, wanted) -> {
            HostnamePointer pointer = known.hostnames().get(hostname);
            if (pointer == null || !isDesired(pointer, wanted) || isMoving(hostname, known)) {
                pointers.put(hostname, pointer(hostname, null, null));
            }
        });
        boolean open = desired.keySet().stream()
                .map(known.hostnames()::get)
                .anyMatch(pointer -> pointer != null && (pointer.isOpen() || !pointer.confirmed()));
        boolean chose = known.choices().values().stream()
                .anyMatch(choice -> choice.build().equals(build));
        if (!pointers.isEmpty() || chose || open) {
            context.journal()
                    .update(
                            zone,
                            document -> document.withPointers(pointers)
                                    .withSettled(desired.keySet())
                                    .withoutChoices(build));
        }
    }

    /** Whether another rotation is about to move a hostname, which this success outdates. */
    private boolean isMoving(String hostname, ZoneDocument known) {
        return known.unfinished().entrySet().stream()
                .filter(other -> !other.getKey().equals(rotation))
                .anyMatch(other -> other.getValue().hostnames().containsKey(hostname));
    }

    private static boolean isDesired(HostnamePointer pointer, DesiredAssociation wanted) {
        return Objects.equals(wanted.enabled(), pointer.enabled())
                && (wanted.enabled() == null
                        || wanted.certificate().equals(new CertificateId(pointer.certificateId())));
    }

    private HostnamePointer pointer(String hostname, CertificateId previous, String sentAt) {
        DesiredAssociation wanted = desired.get(hostname);
        return new HostnamePointer(
                wanted.certificate().value(),
                wanted.enabled(),
                previous == null ? null : previous.value(),
                context.recorder().build(),
                IsoTime.of(now()),
                null,
                rotation,
                sentAt,
                null,
                false);
    }

    private Instant now() {
        return context.clock().instant();
    }
}
