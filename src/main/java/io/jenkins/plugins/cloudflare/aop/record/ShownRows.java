package io.jenkins.plugins.cloudflare.aop.record;

import java.util.List;

/**
 * The rows of a table on a page for people.
 *
 * @param shown at a glance
 * @param more that open by a click
 */
public record ShownRows<T>(List<T> shown, List<T> more) {
    public static <T> ShownRows<T> of(List<T> rows) {
        int glance = Math.min(ProofOverview.AT_A_GLANCE, rows.size());
        return new ShownRows<>(rows.subList(0, glance), rows.subList(glance, rows.size()));
    }
}
