package io.jenkins.plugins.cloudflare.aop.record.text;

import java.util.ArrayList;
import java.util.List;

/** A row of a table in plain text. */
final class TextRow {
    /** Between two columns. */
    static final String GAP = "  ";

    private TextRow() {}

    /** As many lines as the highest cell needs; a cell that is wider than its column is wrapped. */
    static List<String> lines(List<String> row, List<Integer> widths) {
        List<List<String>> cells = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            cells.add(WrappedText.wrap(row.get(i), widths.get(i)));
        }
        int height = cells.stream().mapToInt(List::size).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (int y = 0; y < height; y++) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < cells.size(); i++) {
                List<String> cell = cells.get(i);
                String text = y < cell.size() ? cell.get(y) : "";
                line.append(text)
                        .append(" ".repeat(widths.get(i) - text.length()))
                        .append(GAP);
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
