package io.jenkins.plugins.cloudflare.aop.checks;

import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What a check says.
 *
 * @param name how the check is called on the commit; a later report of the same name takes its place
 * @param title a sentence in plain text
 * @param summary what to do, in Markdown
 * @param rows the table of the origins in Markdown, whole lines, the header first; none where no origin was verified
 */
@Restricted(NoExternalUse.class)
public record CheckReport(String name, CheckConclusion conclusion, String title, String summary, List<String> rows) {
    public CheckReport {
        rows = List.copyOf(rows);
    }
}
