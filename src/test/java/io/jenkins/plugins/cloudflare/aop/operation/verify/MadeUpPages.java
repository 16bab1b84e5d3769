package io.jenkins.plugins.cloudflare.aop.operation.verify;

import io.jenkins.plugins.cloudflare.aop.origin.HttpAnswer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** The pages of a made-up origin. Reading one takes longer than all else, so each is read once. */
final class MadeUpPages {
    private static final int VARIANTS = 5;
    private static final Map<Question, HttpAnswer> READ = new ConcurrentHashMap<>();
    private static final String SITE =
            "<title>The site</title> Invoices of the current quarter, with the customers whom they"
                    + " were sent to, the day on which each is due and what has been paid so far; below them the orders that wait"
                    + " for an answer, each with the name of whoever placed it, and a link to the page on which it may be changed"
                    + " or taken back before it goes out. Request ";
    private static final List<String> SITES =
            IntStream.rangeClosed(0, VARIANTS).mapToObj(number -> SITE + number).toList();
    private static final String OTHER =
            "<title>Another site</title> Welcome to a site of which the first has never heard, with other words in it";
    private static final String NO = "<title>Refused</title> no entry";

    private final boolean changing;
    private int asked;

    /** @param changing whether the site's page says another number each time */
    MadeUpPages(boolean changing) {
        this.changing = changing;
    }

    HttpAnswer site(int status) {
        return read(status, SITES.get(changing ? asked++ % VARIANTS : VARIANTS), Map.of());
    }

    HttpAnswer other(int status) {
        return read(status, OTHER, Map.of());
    }

    HttpAnswer no(int status) {
        return read(status, NO, Map.of());
    }

    HttpAnswer empty(int status) {
        return read(status, "", Map.of());
    }

    HttpAnswer redirect(String location) {
        return read(301, "", Map.of("location", location));
    }

    private static HttpAnswer read(int status, String body, Map<String, String> head) {
        return READ.computeIfAbsent(
                new Question(status, body, head),
                any -> HttpAnswer.of(status, head, body.getBytes(StandardCharsets.US_ASCII), null));
    }

    private record Question(int status, String body, Map<String, String> head) {}
}
