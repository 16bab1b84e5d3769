package io.jenkins.plugins.cloudflare.aop.origin.detour;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit.Standard;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.http.HttpQuestion;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitRequest;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The front door's request as the second on its connection: where HTTP refuses, servers have looked at the first alone, at
 * its Host or at whether it came with a certificate.
 */
final class SecondRequests {
    private SecondRequests() {}

    /**
     * @param hosts of the requests before, of which each has a connection of its own
     * @param http2 whether HTTP/2 is spoken, on a second stream; else HTTP/1.1
     */
    static void in(DetourVisitor visitor, Detour detour, VisitRequest request, List<String> hosts, boolean http2)
            throws InterruptedIOException {
        String after =
                OtherHosts.way(request) + (http2 ? " over HTTP/2" : "") + ", in a second request after one for Host ";
        Visit front = visitor.front().bare().get(request.versions().get(0));
        boolean inWords = !http2 && front != null && front.answer() != null && front.clear();
        List<DetourVisitor.Part> parts = new ArrayList<>();
        for (String host : hosts) {
            HttpQuestion get = request.question().withHost(host);
            // Its answer has no body that would have to be read to its end.
            HttpQuestion head = get.withMethod("HEAD");
            VisitRequest second = request.after(head);
            parts.add(one -> {
                // Whoever is refused in words may be told there that nothing else is answered; HEAD has no words.
                boolean told = inWords
                        && one.visit(detour, after + host, request.after(get), Standard.ANY_SUCCESS, false)
                                        .answer()
                                != null;
                if (!told) {
                    one.visit(detour, after + host, second, Standard.ANY_SUCCESS, http2);
                }
            });
        }
        visitor.sideBySide(parts);
    }

    /** At the front door, after one for itself and one for another name. */
    static void atFrontDoor(DetourVisitor visitor, Detour detour, VisitRequest request, boolean http2)
            throws InterruptedIOException {
        List<String> hosts = List.of(visitor.scene().target().host(), OtherNameWays.other(visitor));
        in(visitor, detour, request, hosts, http2);
    }
}
