package io.jenkins.plugins.cloudflare.aop.record.text;

import io.jenkins.plugins.cloudflare.aop.record.FailureReason;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.TlsEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.VerdictEntry;
import io.jenkins.plugins.cloudflare.aop.record.TlsName;
import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The verdicts for a build log: a table in plain text, beneath each verdict the reason, its detours and what to change.
 * Origins have a say in that text, so it is made printable.
 */
public final class ConsoleTable {
    /** No line is longer, in characters. */
    public static final int WIDTH = 100;

    private static final List<String> HEADER =
            List.of("HOSTNAME", "ORIGIN", "TLS", "NO CERTIFICATE", "FORGED CERTIFICATE", "YOUR CERTIFICATE", "VERDICT");
    private static final String INDENT = "    ";
    /** A column is narrower only where there is no other way: the longest word of the header. */
    private static final int LEAST = "CERTIFICATE".length();

    private final List<Integer> widths;
    private final List<String> lines = new ArrayList<>();

    private ConsoleTable(List<Integer> widths) {
        this.widths = widths;
    }

    /** Lines without line ends; none for no verdicts. */
    public static List<String> of(List<VerdictEntry> verdicts) {
        if (verdicts.isEmpty()) {
            return List.of();
        }
        List<List<List<String>>> rows =
                verdicts.stream().map(ConsoleTable::rows).toList();
        List<List<String>> all = new ArrayList<>(List.of(HEADER));
        rows.forEach(all::addAll);
        ConsoleTable table = new ConsoleTable(widths(all));
        table.add(HEADER);
        for (int i = 0; i < verdicts.size(); i++) {
            rows.get(i).forEach(table::add);
            table.addNotes(verdicts.get(i));
        }
        return List.copyOf(table.lines);
    }

    private void addNotes(VerdictEntry verdict) {
        addNote("", verdict.reason());
        verdict.detours().forEach(detour -> addNote("Detour: ", detour));
        addNote("Own certificate: ", FailureReason.distrust(verdict).orElse(null));
        addNote("Change: ", verdict.advice());
    }

    private static List<List<String>> rows(VerdictEntry verdict) {
        List<List<String>> rows = new ArrayList<>();
        List<TlsEntry> visits = verdict.tls().isEmpty() ? List.of(new TlsEntry(null, null, null, null)) : verdict.tls();
        for (TlsEntry tls : visits) {
            boolean first = rows.isEmpty();
            rows.add(List.of(
                    first ? cell(verdict.hostname()) : "",
                    first ? cell(verdict.origin()) : "",
                    cell(TlsName.number(tls.version())),
                    visit(tls.anonymous()),
                    visit(tls.forged()),
                    visit(tls.configured()),
                    first ? cell(verdict.verdict()) : ""));
        }
        return rows;
    }

    private static String cell(String text) {
        return Objects.requireNonNullElse(PrintableText.line(text), "");
    }

    private static String visit(String seen) {
        return seen == null ? "-" : cell(seen);
    }

    /**
     * As wide as the content where that fits. Where not, what the visitors got is wrapped first, because people search
     * a log for hostnames and origins; the verdict, the last column, is wrapped only when it is none that is known.
     */
    private static List<Integer> widths(List<List<String>> rows) {
        int[] widths = new int[HEADER.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        int last = widths.length - 1;
        widths[last] = Math.min(widths[last], WIDTH / 4);
        narrow(widths, 3, last, LEAST);
        narrow(widths, 0, 2, LEAST);
        narrow(widths, 0, last, 1);
        return Arrays.stream(widths).boxed().toList();
    }

    /** Takes from the widest of these columns, but no further than to {@code least}, while the line is too long. */
    private static void narrow(int[] widths, int from, int to, int least) {
        int gaps = (widths.length - 1) * TextRow.GAP.length();
        while (Arrays.stream(widths).sum() + gaps > WIDTH) {
            int widest = from;
            for (int i = from + 1; i < to; i++) {
                widest = widths[i] > widths[widest] ? i : widest;
            }
            if (widths[widest] <= least) {
                return;
            }
            widths[widest]--;
        }
    }

    private void add(List<String> row) {
        lines.addAll(TextRow.lines(row, widths));
    }

    private void addNote(String label, String note) {
        if (note != null && !note.isBlank()) {
            lines.addAll(WrappedText.labelled(INDENT + label, note, WIDTH));
        }
    }
}
