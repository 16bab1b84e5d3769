package io.jenkins.plugins.cloudflare.aop.operation.zone;

import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.operation.journal.RotationState;
import io.jenkins.plugins.cloudflare.aop.operation.journal.ZoneDocument;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.ListParameter;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who needs a certificate although no association may name it: what keeps it from being deleted. */
public final class CertificateNeeds {
    /** A build that chose a certificate and has not used it after so long is not in progress any more. */
    private static final Duration CHOICE_LASTS = Duration.ofHours(1);

    private CertificateNeeds() {}

    /**
     * Why a certificate has to stay, in words; empty when nothing needs it.
     *
     * @param except id of a rotation that does not count, null for none
     * @param build the build that asks; its own choice does not count
     */
    public static Optional<String> of(
            CertificateId id, ZoneContents contents, ZoneDocument document, String except, String build, Instant now) {
        List<String> hostnames = contents.referringTo(id);
        if (!hostnames.isEmpty()) {
            return Optional.of("used by " + ListParameter.some(hostnames));
        }
        List<String> unknown = contents.unknown();
        if (!unknown.isEmpty()) {
            return Optional.of("Cloudflare does not say what " + ListParameter.some(unknown) + " uses");
        }
        for (Map.Entry<String, RotationState> rotation : document.unfinished().entrySet()) {
            if (!rotation.getKey().equals(except) && rotation.getValue().needs(id)) {
                return Optional.of("part of a rotation that is not finished (by "
                        + rotation.getValue().build() + "); run aopRotateCertificate again");
            }
        }
        ZoneDocument.Choice choice = document.choices().get(id.digits());
        if (choice != null
                && !choice.build().equals(build)
                && now.isBefore(Instant.parse(choice.at()).plus(CHOICE_LASTS))) {
            return Optional.of("chosen by " + choice.build() + " at " + choice.at() + ", which is about to use it");
        }
        return Optional.empty();
    }

    /** Hostnames that builds left with an association: that they are expected to be listed is a reason to look twice. */
    public static Set<String> expected(ZoneDocument document) {
        Set<String> hostnames = new LinkedHashSet<>();
        document.hostnames().forEach((hostname, pointer) -> {
            if (pointer.enabled() != null) {
                hostnames.add(hostname);
            }
        });
        document.unfinished().values().stream()
                .map(RotationState::hostnames)
                .map(Map::keySet)
                .forEach((Collection<String> moved) -> hostnames.addAll(moved));
        return hostnames;
    }
}
