package io.jenkins.plugins.cloudflare.aop.origin.detour;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit.Standard;
import io.jenkins.plugins.cloudflare.aop.origin.HttpAnswer;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.http.SpoofedHeaders;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitRequest;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The front door with headers that only a proxy, or only Cloudflare, should send. */
final class SpoofedHeaderWays implements DetourWays {
    /** How servers answer to headers that are too many, too long or not well-formed. */
    private static final Set<Integer> TOO_MANY = Set.of(400, 413, 431, 494);

    @Override
    public Detour detour() {
        return Detour.SPOOFED_HEADER;
    }

    /** Where HTTP and not TLS refuses, and only there, a header can say otherwise. */
    @Override
    public void run(DetourVisitor visitor) throws InterruptedIOException {
        Visit front = visitor.refusal(Detour.SPOOFED_HEADER);
        if (front == null) {
            return;
        }
        VisitRequest request = visitor.scene().request(front.version());
        List<DetourVisitor.Part> parts = new ArrayList<>();
        SpoofedHeaders.of(visitor.scene().search().configured())
                .forEach(headers -> parts.add(one -> search(one, request, front.status(), headers)));
        visitor.sideBySide(parts);
    }

    /**
     * Sends them all; where they change the answer, finds by halving which of them it takes, or else keeps the set: some
     * servers want two at once, and some take offence at too many.
     *
     * @return whether the site was served
     */
    private static boolean search(DetourVisitor visitor, VisitRequest front, int refusal, Map<String, String> headers)
            throws InterruptedIOException {
        PatientVisits.Decided decided = visit(visitor, front, headers);
        HttpAnswer answer = decided.visit().answer();
        boolean served = answer != null && answer.serves(visitor.front().page());
        boolean offended = answer != null && TOO_MANY.contains(answer.status()) && answer.status() != refusal;
        if (!decided.doubtful() && (served || offended)) {
            for (Map<String, String> half : SpoofedHeaders.halves(headers)) {
                if (search(visitor, front, refusal, half)) {
                    return true;
                }
            }
        }
        note(visitor, front, headers, decided);
        return served;
    }

    private static PatientVisits.Decided visit(DetourVisitor visitor, VisitRequest front, Map<String, String> headers)
            throws InterruptedIOException {
        return visitor.decide(front.asking(front.question().with(headers)), false);
    }

    private static void note(
            DetourVisitor visitor, VisitRequest front, Map<String, String> headers, PatientVisits.Decided decided)
            throws InterruptedIOException {
        String name = headers.size() == 1
                ? "the header "
                        + headers.entrySet().stream()
                                .map(header -> header.getKey() + ": " + brief(header.getValue()))
                                .findFirst()
                                .orElseThrow()
                : headers.size() < 4
                        ? "the headers " + String.join(", ", headers.keySet())
                        : headers.size() + " headers of proxies and of Cloudflare, such as "
                                + headers.keySet().iterator().next();
        visitor.note(DetourVisit.of(
                Detour.SPOOFED_HEADER,
                "with " + name + " on " + front.versions().get(0).label(),
                decided.visit(),
                Standard.ANY_SUCCESS,
                decided.doubtful()));
    }

    private static String brief(String value) {
        return value.length() <= 40 ? value : value.substring(0, 40) + "...";
    }
}
