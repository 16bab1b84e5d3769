package io.jenkins.plugins.cloudflare.aop.origin.judge;

import io.jenkins.plugins.cloudflare.aop.origin.HttpAnswer;
import io.jenkins.plugins.cloudflare.aop.origin.Page;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import java.util.List;
import java.util.stream.Stream;

/** The answers that the configured certificate gets at the front door, to know the site by. */
final class FrontPages {
    /** A page of an error with fewer words is a server's own, and says nothing about the site. */
    private static final int OWN_WORDS = 60;

    private final List<HttpAnswer> answers;

    FrontPages(Stream<Visit> visits) {
        answers = visits.filter(visit -> visit.visitor() == Visitor.CONFIGURED && visit.answer() != null)
                .map(Visit::answer)
                .distinct()
                .toList();
    }

    List<HttpAnswer> answers() {
        return answers;
    }

    /** Whether an answer holds the site's page, whatever its status. */
    boolean include(HttpAnswer answer) {
        return answer.page() != null
                && answer.status() / 100 != 3
                && (answer.mark() == null || !answer.mark().refusal())
                && pages().stream().anyMatch(page -> page.isAlso(answer.page()));
    }

    /** Whether the site's page is another one each time, so that it cannot be told from another site's. */
    boolean changing() {
        List<Page> pages = pages();
        return !pages.stream().allMatch(page -> pages.get(0).isAlso(page));
    }

    /** Whether the site answers with success and nothing more, so that nothing tells it from another that does. */
    boolean blank() {
        return answers.stream().anyMatch(answer -> answer.succeeded() && answer.page() == null);
    }

    private List<Page> pages() {
        return answers.stream()
                .filter(answer -> answer.page() != null)
                .filter(answer -> answer.succeeded()
                        || answer.status() / 100 == 4
                                && answer.mark() == null
                                && answer.page().words() >= OWN_WORDS)
                .map(HttpAnswer::page)
                .toList();
    }
}
