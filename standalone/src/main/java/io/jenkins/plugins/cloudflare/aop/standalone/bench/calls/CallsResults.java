package io.jenkins.plugins.cloudflare.aop.standalone.bench.calls;

import io.jenkins.plugins.cloudflare.aop.emulator.LoggedRequest;
import io.jenkins.plugins.cloudflare.aop.standalone.bench.Spread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Requests and seconds of all runs, and how they are told. */
final class CallsResults {
    private static final String ROW = "%-42s %-16s %8s %6s %6s   %s%n";

    private final Map<String, List<Run>> runs = new LinkedHashMap<>();

    /** One run of one program. */
    record Run(int requests, int writes, double seconds) {
        static Run of(List<LoggedRequest> requests, double seconds) {
            int writes = (int) requests.stream().filter(LoggedRequest::isWrite).count();
            return new Run(requests.size(), writes, seconds);
        }
    }

    /** @param program who made it, as the tables call it */
    void add(String what, String program, Run run) {
        runs.computeIfAbsent(what + "|" + program, any -> new ArrayList<>()).add(run);
    }

    String table() {
        StringBuilder table = new StringBuilder();
        table.append(line(ROW, "", "", "requests", "reads", "writes", "seconds, min / median / max"));
        runs.forEach((key, all) -> {
            String[] names = key.split("\\|");
            // The numbers are the same in each run, or the run would have been no such run.
            Run first = all.get(0);
            Spread seconds = Spread.of(all.stream().map(Run::seconds).toList());
            table.append(line(
                    ROW,
                    names[0],
                    names[1],
                    counts(all, first.requests(), Run::requests),
                    counts(all, first.requests() - first.writes(), run -> run.requests() - run.writes()),
                    counts(all, first.writes(), Run::writes),
                    seconds.told("%.2f")));
        });
        return table.toString();
    }

    private static String counts(List<Run> all, int first, java.util.function.ToIntFunction<Run> count) {
        int least = all.stream().mapToInt(count).min().orElse(first);
        int most = all.stream().mapToInt(count).max().orElse(first);
        return least == most ? Integer.toString(least) : least + "-" + most;
    }

    private static String line(String format, Object... figures) {
        return String.format(Locale.ROOT, format, figures);
    }
}
