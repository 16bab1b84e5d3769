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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What origins were seen to do last, kept in the journal for steps that would make an enforcing origin refuse Cloudflare.
 * A verification needs no zone, so its verdicts are kept only where the zone can be told.
 */
public final class VerdictHistory {
    private final OperationContext context;

    public VerdictHistory(OperationContext context) {
        this.context = context;
    }

    /** @param zone the zone of all entries; where it is not known, a zone of this build with the name is taken */
    public void keep(List<VerdictEntry> entries, Optional<ZoneId> zone) throws OperationException {
        Map<ZoneId, Map<String, ZoneDocument.Seen>> byZone = new HashMap<>();
        for (VerdictEntry entry : entries) {
            Optional<ZoneId> id = zone.or(() -> zoneOf(entry.hostname()));
            if (id.isPresent() && !VerdictEntry.THROUGH_CLOUDFLARE.equals(entry.origin())) {
                byZone.computeIfAbsent(id.get(), any -> new HashMap<>())
                        .merge(
                                entry.hostname(),
                                new ZoneDocument.Seen(
                                        entry.verdict(), context.recorder().build(), entry.at()),
                                VerdictHistory::worse);
            }
        }
        for (Map.Entry<ZoneId, Map<String, ZoneDocument.Seen>> one : byZone.entrySet()) {
            context.journal().update(one.getKey(), document -> document.withVerdicts(one.getValue()));
        }
    }

    private static ZoneDocument.Seen worse(ZoneDocument.Seen one, ZoneDocument.Seen other) {
        Verdict worst = Verdict.worst(List.of(Verdict.valueOf(one.verdict()), Verdict.valueOf(other.verdict())));
        return worst.name().equals(one.verdict()) ? one : other;
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

    /** The hostnames whose origin refused visitors without Cloudflare's certificate when it was last visited. */
    public List<String> enforcing(ZoneId zone, List<String> hostnames) throws OperationException {
        Map<String, String> last = new HashMap<>();
        context.journal().read(zone).verdicts().forEach((hostname, seen) -> last.put(hostname, seen.verdict()));
        Map<String, String> here = new HashMap<>();
        for (OperationEntry operation : context.recorder().entries()) {
            Map<String, List<Verdict>> found = new HashMap<>();
            operation.verdicts().stream()
                    // What came through Cloudflare says nothing of how the origin treats others.
                    .filter(entry -> !VerdictEntry.THROUGH_CLOUDFLARE.equals(entry.origin()))
                    .forEach(entry -> found.computeIfAbsent(entry.hostname(), any -> new ArrayList<>())
                            .add(Verdict.valueOf(entry.verdict())));
            found.forEach((hostname, verdicts) ->
                    here.put(hostname, Verdict.worst(verdicts).name()));
        }
        last.putAll(here);
        return hostnames.stream()
                .filter(hostname -> Verdict.ENFORCED.name().equals(last.get(hostname))
                        || Verdict.REFUSED_UNCONFIRMED.name().equals(last.get(hostname)))
                .toList();
    }
}
