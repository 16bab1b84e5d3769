package io.jenkins.plugins.cloudflare.aop.record.page;

import java.util.List;
import java.util.function.Consumer;

/**
 * A table of the page. On a narrow screen its rows become blocks, with the column's name before each cell; roles are
 * spelled out because browsers forget that it is a table when its display changes.
 */
final class PageTable {
    private final MarkupWriter page;
    private final List<String> columns;

    private PageTable(MarkupWriter page, List<String> columns) {
        this.page = page;
        this.columns = columns;
    }

    /** @param caption what it shows, for those who do not see the heading above it */
    static PageTable open(MarkupWriter page, String styleClass, String caption, String... columns) {
        page.line().open("table", "class", styleClass, "role", "table");
        page.element("caption", caption).line();
        page.open("thead", "role", "rowgroup").open("tr", "role", "row");
        for (String column : columns) {
            page.element("th", column, "scope", "col", "role", "columnheader");
        }
        page.close().close();
        return new PageTable(page, List.of(columns));
    }

    PageTable openGroup(String styleClass) {
        page.line().open("tbody", "class", styleClass, "role", "rowgroup");
        return this;
    }

    PageTable openRow(String styleClass) {
        page.line().open("tr", "class", styleClass, "role", "row");
        return this;
    }

    PageTable close() {
        page.close();
        return this;
    }

    /** @param scope row or rowgroup */
    PageTable header(int column, String scope, int rows, Consumer<MarkupWriter> content) {
        return cell("th", column, rows, scope, "rowheader", content);
    }

    PageTable cell(int column, int rows, Consumer<MarkupWriter> content) {
        return cell("td", column, rows, null, "cell", content);
    }

    /** A cell over these columns, which names itself. */
    PageTable wide(int span, Consumer<MarkupWriter> content) {
        page.open("td", "colspan", String.valueOf(span), "role", "cell");
        content.accept(page);
        page.close();
        return this;
    }

    /** A row of its own in a table without groups; the first cell heads it. */
    @SafeVarargs
    final PageTable row(Consumer<MarkupWriter>... cells) {
        openRow(null).header(0, "row", 1, cells[0]);
        for (int i = 1; i < cells.length; i++) {
            cell(i, 1, cells[i]);
        }
        return close();
    }

    private PageTable cell(
            String element, int column, int rows, String scope, String role, Consumer<MarkupWriter> content) {
        String span = rows == 1 ? null : String.valueOf(rows);
        page.open(element, "data-label", columns.get(column), "scope", scope, "role", role, "rowspan", span);
        content.accept(page);
        page.close();
        return this;
    }
}
