package io.jenkins.plugins.cloudflare.aop.record.page;

import io.jenkins.plugins.cloudflare.aop.record.ShownRows;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A table of a row each, of which no more are shown at a glance than are read. */
final class ShortTable {
    private final MarkupWriter page;
    private final String caption;
    private final String[] columns;

    /** @param caption see {@link PageTable#open} */
    ShortTable(MarkupWriter page, String caption, String... columns) {
        this.page = page;
        this.caption = caption;
        this.columns = columns;
    }

    /** @param row writes one of them */
    <T> void write(List<T> rows, BiConsumer<PageTable, T> row) {
        ShownRows<T> split = ShownRows.of(rows);
        List<T> more = split.more();
        write(caption, table -> split.shown().forEach(one -> row.accept(table, one)));
        if (!more.isEmpty()) {
            page.line().open("details", "class", "group");
            page.element("summary", "Show all: " + more.size() + " more");
            write(caption + ", the others", table -> more.forEach(one -> row.accept(table, one)));
            page.close();
        }
    }

    private void write(String title, Consumer<PageTable> rows) {
        PageTable table = PageTable.open(page, "rows", title, columns);
        table.openGroup(null);
        rows.accept(table);
        table.close().close();
    }
}
