package io.jenkins.plugins.cloudflare.aop.origin.detour;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit.Standard;
import io.jenkins.plugins.cloudflare.aop.origin.Identity;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.http.HttpQuestion;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitRequest;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Enforcement that covers some paths, spellings or methods only; looked for where HTTP and not TLS refuses. */
final class OtherPathWays implements DetourWays {
    private static final String CHALLENGE = "/.well-known/acme-challenge/";
    private static final List<String> USUAL =
            List.of("/favicon.ico", "/robots.txt", "/index.php", "/api/", "/static/", "/health", "/healthz");
    /** By which some applications go instead of the path. */
    private static final List<String> OVERRIDES = List.of("X-Original-URL", "X-Rewrite-URL");

    /** Rules may name methods (CWE-650); those of WebDAV (RFC 4918) are seldom among them, and PROPFIND changes nothing. */
    private static final List<String> METHODS = List.of("HEAD", "OPTIONS", "POST", "PROPFIND");

    /** Refusals that mean the certificate, whatever the front door's is. */
    private static final Set<Integer> REFUSALS = Set.of(400, 401, 403, 421, 495, 496);

    @Override
    public Detour detour() {
        return Detour.OTHER_PATH;
    }

    @Override
    public void run(DetourVisitor visitor) throws InterruptedIOException {
        VisitRequest asking = ForgedVisits.frontDoor(visitor, Detour.OTHER_PATH);
        if (asking != null) {
            ForgedVisits.each(visitor, asking, OtherPathWays::forged);
        }
        Visit front = visitor.refusal(Detour.OTHER_PATH);
        if (front == null) {
            return;
        }
        VisitRequest request = visitor.scene().request(front.version());
        visitor.sideBySide(List.of(
                one -> spellings(one, request),
                one -> SecondRequests.atFrontDoor(one, Detour.OTHER_PATH, request, false),
                one -> {
                    List<String> uncovered = uncovered(one, request, front);
                    if (!uncovered.isEmpty()) {
                        overrides(one, request, uncovered.get(0));
                    }
                }));
    }

    /** Where HTTP and not TLS refuses a forged certificate, a path that nobody has shows whether it does so everywhere. */
    private static void forged(DetourVisitor visitor, VisitRequest request) throws InterruptedIOException {
        Visit front = visitor.decide(request, false).visit();
        visitor.notes().addFrontDoor(front);
        if (front.answer() != null && !front.served()) {
            Set<String> paths = new LinkedHashSet<>(visitor.scene().search().otherPaths());
            paths.add(
                    "/" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()));
            for (String path : paths) {
                isOpen(visitor, request, path, front);
            }
        }
    }

    private static List<String> uncovered(DetourVisitor visitor, VisitRequest request, Visit front)
            throws InterruptedIOException {
        String random = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        Set<String> paths = new LinkedHashSet<>(visitor.scene().search().otherPaths());
        paths.add("/" + random);
        paths.add("/" + random + ".css");
        paths.addAll(USUAL);
        paths.add(CHALLENGE + random);
        paths.remove(visitor.scene().target().path());
        Set<String> uncovered = ConcurrentHashMap.newKeySet();
        List<DetourVisitor.Part> parts = new ArrayList<>();
        for (String path : paths) {
            parts.add(one -> {
                if (isOpen(one, request, path, front)) {
                    uncovered.add(path);
                }
            });
        }
        visitor.sideBySide(parts);
        return paths.stream().filter(uncovered::contains).toList();
    }

    /** Notes what is answered for a path; whether that is no refusal. */
    private static boolean isOpen(DetourVisitor visitor, VisitRequest request, String path, Visit front)
            throws InterruptedIOException {
        PatientVisits.Decided decided =
                visitor.decide(request.asking(request.question().withTarget(path)), false);
        Visit visit = decided.visit();
        String way = "for " + path + " on " + request.versions().get(0).label();
        boolean answered = visit.answer() != null && !decided.doubtful();
        boolean refused = answered && (visit.status() == front.status() || REFUSALS.contains(visit.status()));
        boolean open = answered && !refused && (visit.answer().succeeded() || isUsual(visitor, request, path, visit));
        Standard standard =
                path.startsWith(CHALLENGE) ? Standard.WARNING : open ? Standard.ANY_ANSWER : Standard.ANY_SUCCESS;
        visitor.note(DetourVisit.of(Detour.OTHER_PATH, way, visit, standard, decided.doubtful()));
        return open;
    }

    /** Whether the configured certificate gets the same there, so that it is no refusal. */
    private static boolean isUsual(DetourVisitor visitor, VisitRequest request, String path, Visit seen)
            throws InterruptedIOException {
        Identity configured = visitor.scene().search().configured();
        if (configured == null) {
            return false;
        }
        VisitRequest same = visitor.scene()
                .request(request.versions().get(0), configured)
                .asking(request.question().withTarget(path));
        return visitor.decide(same, false).visit().status() == seen.status();
    }

    private static void spellings(DetourVisitor visitor, VisitRequest request) throws InterruptedIOException {
        String path = visitor.scene().target().path();
        Set<String> spellings = new LinkedHashSet<>();
        spellings.add("/" + path);
        spellings.add("/." + path);
        spellings.add("/%2e" + path);
        spellings.add("/x/.." + path);
        spellings.add(encoded(path));
        spellings.add(path.replaceFirst("/$", "") + "/;x");
        spellings.add(path + ";x");
        spellings.add(path.replaceFirst("^(/[^/]+)", "$1;x"));
        spellings.add(path + "?x");
        spellings.add(path.replaceFirst("/?$", "/"));
        spellings.add(path.toUpperCase(Locale.ROOT));
        spellings.remove(path);
        List<DetourVisitor.Part> parts = new ArrayList<>();
        for (String spelling : spellings) {
            parts.add(one -> visit(one, request, request.question().withTarget(spelling), "for " + spelling));
        }
        for (String method : METHODS) {
            parts.add(one -> visit(one, request, request.question().withMethod(method), "by " + method));
        }
        visitor.sideBySide(parts);
    }

    /** The first letter or digit percent-encoded (RFC 3986, section 2.4). */
    private static String encoded(String path) {
        for (int i = 0; i < path.length(); i++) {
            if (Character.isLetterOrDigit(path.charAt(i))) {
                return path.substring(0, i) + "%" + HexFormat.of().toHexDigits((byte) path.charAt(i))
                        + path.substring(i + 1);
            }
        }
        return path;
    }

    private static void overrides(DetourVisitor visitor, VisitRequest request, String open)
            throws InterruptedIOException {
        for (String header : OVERRIDES) {
            HttpQuestion question = request.question()
                    .withTarget(open)
                    .with(Map.of(header, visitor.scene().target().path()));
            visitor.visit(
                    Detour.OTHER_PATH,
                    "for " + open + " with the header " + header + " on "
                            + request.versions().get(0).label(),
                    request.asking(question),
                    Standard.SAME_PAGE,
                    false);
        }
    }

    private static void visit(DetourVisitor visitor, VisitRequest request, HttpQuestion question, String way)
            throws InterruptedIOException {
        visitor.visit(
                Detour.OTHER_PATH,
                way + " on " + request.versions().get(0).label(),
                request.asking(question),
                Standard.ANY_SUCCESS,
                false);
    }
}
