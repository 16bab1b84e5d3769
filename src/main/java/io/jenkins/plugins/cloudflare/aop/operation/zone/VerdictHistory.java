package io.jenkins.plugins.cloudflare.aop.operation.zone;

import io.jenkins.plugins.cloudflare.aop.cloudflare.ZoneId;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.journal.ZoneDocument;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.Hostname;
import io.jenkins.plugins.cloudflare.aop.origin.judge.Verdict;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.VerdictEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.ZoneEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What each origin of a hostname was seen to do last, kept in the journal for steps that would make an enforcing origin
 * refuse Cloudflare. A verification needs no zone, so its verdicts are kept only where the zone can be told.
 */
public final class VerdictHistory {
    private final OperationContext context;

    public VerdictHistory(OperationContext context) {
        this.context = context;
    }

    /** @param zone the zone of all entries; where it is not known, a zone of this build with the name is taken */
    public void keep(List<VerdictEntry> entries, Optional<ZoneId> zone) throws OperationException {
        Map<ZoneId, Map<String, Map<String, ZoneDocument.Seen>>> byZone = new HashMap<>();
        for (VerdictEntry entry : entries) {
            Optional<ZoneId> id = zone.or(() -> zoneOf(entry.hostname()));
            if (id.isPresent() && isTelling(entry)) {
                byZone.computeIfAbsent(id.get(), any -> new HashMap<>())
                        .computeIfAbsent(entry.hostname(), any -> new HashMap<>())
                        .put(
                                entry.origin(),
                                new ZoneDocument.Seen(
                                        entry.verdict(), context.recorder().build(), entry.at()));
            }
        }
        for (Map.Entry<ZoneId, Map<String, Map<String, ZoneDocument.Seen>>> one : byZone.entrySet()) {
            context.journal().update(one.getKey(), document -> document.withVerdicts(one.getValue()));
        }
    }

    /**
     * Whether a verdict says what becomes of a visitor without a certificate. An origin that did not answer, or refused
     * the configured certificate too, does what it did before, as far as is known; and what came through Cloudflare says
     * nothing of how the origin treats others.
     */
    private static boolean isTelling(VerdictEntry entry) {
        return !VerdictEntry.THROUGH_CLOUDFLARE.equals(entry.origin())
                && switch (Verdict.valueOf(entry.verdict())) {
                    case ENFORCED, REFUSED_UNCONFIRMED, ANY_CERTIFICATE, OPEN, NOT_TLS -> true;
                    default -> false;
                };
    }

    private Optional<ZoneId> zoneOf(String hostname) {
        return context.recorder().entries().stream()
                .map(OperationEntry::zone)
                .filter(Objects::nonNull)
                .filter(known -> known.name() != null && Hostname.within(hostname, known.name()))
                .map(ZoneEntry::id)
                .map(ZoneId::new)
                .findFirst();
    }

    /**
     * The hostnames of which any origin refused visitors without Cloudflare's certificate when it was last seen to do
     * anything with them.
     */
    public List<String> enforcing(ZoneId zone, List<String> hostnames) throws OperationException {
        Map<String, Map<String, String>> last = new HashMap<>();
        context.journal().read(zone).verdicts().forEach((hostname, origins) -> {
            Map<String, String> known = last.computeIfAbsent(hostname, any -> new HashMap<>());
            origins.forEach((origin, seen) -> known.put(origin, seen.verdict()));
        });
        for (OperationEntry operation : context.recorder().entries()) {
            for (VerdictEntry entry : operation.verdicts()) {
                if (isTelling(entry)) {
                    last.computeIfAbsent(entry.hostname(), any -> new HashMap<>())
                            .put(entry.origin(), entry.verdict());
                }
            }
        }
        return hostnames.stream()
                .filter(hostname ->
                        last.getOrDefault(hostname, Map.of()).values().stream().anyMatch(VerdictHistory::isEnforcing))
                .toList();
    }

    private static boolean isEnforcing(String verdict) {
        return !verdict.equals(Verdict.OPEN.name()) && !verdict.equals(Verdict.NOT_TLS.name());
    }
}
