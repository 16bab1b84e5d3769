package io.jenkins.plugins.cloudflare.aop.operation.verify;

import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.HttpAnswer;
import io.jenkins.plugins.cloudflare.aop.origin.Phase;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import io.jenkins.plugins.cloudflare.aop.origin.probe.MadeUpServer;
import io.jenkins.plugins.cloudflare.aop.origin.visit.HelloShape;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;

/**
 * An origin that requires the certificate at its front door, in one of the ways that servers have, and has openings. How
 * its answers look is drawn by a seed.
 */
final class MadeUpOrigin implements MadeUpServer {
    private static final int[] REFUSALS = {0, 0, 0, 400, 401, 403, 404, 421, 495, 496};

    final List<Opening> openings;
    final boolean inHttp;
    final boolean h2;
    final List<TlsVersion> versions;
    private final Random random;
    private final List<byte[]> chain;
    private final int refusal;
    private final boolean hangsUp;
    private final int served;
    private final MadeUpPages pages;
    private final int elsewhere;
    private final int plain;
    private final Set<Integer> ports = new HashSet<>();
    /** Visits that are taken as they come, then it turns everybody away in one way or another; 0 for any number. */
    int most;

    private final int turnsAway;
    /** Whether a crowd meets a back end that enforces, and one alone, by what its ClientHello shows, one that is open. */
    private final boolean balances;
    /** Whether the openings are open at this visit. */
    IntPredicate open = visit -> true;

    /** Whether so many visit it now that whoever would get in by an opening is refused as others are. */
    BooleanSupplier crowd = () -> false;

    int visits;
    /** Visits of others than the configured certificate at the front door, and how many of these got the site. */
    int strangers;

    int strangersIn;
    /** How often an opening was used, and which. */
    int uses;

    final Set<Opening> entered = new HashSet<>();
    /** Which look of the step this is. */
    int look;

    MadeUpOrigin(Random random, List<byte[]> chain, List<Opening> wanted) {
        this.random = random;
        this.chain = chain;
        refusal = any(REFUSALS);
        inHttp = refusal > 0;
        hangsUp = random.nextBoolean();
        turnsAway = any(0, 0, 1, 2, 403, 429, 503);
        served = random.nextInt(4) == 0 ? any(400, 403, 404, 500) : 200;
        pages = new MadeUpPages(random.nextInt(3) == 0);
        elsewhere = any(0, 0, 200, 404, 421);
        plain = any(0, 301, 301, 200, 404);
        h2 = random.nextBoolean();
        versions = switch (random.nextInt(3)) {
            case 0 -> List.of(TlsVersion.TLS_1_2);
            case 1 -> List.of(TlsVersion.TLS_1_3);
            default -> List.of(TlsVersion.values());
        };
        openings = wanted.stream()
                .filter(opening -> opening.possible(this, elsewhere))
                .toList();
        openings.forEach(opening -> ports.add(opening.port()));
        ports.add(443);
        if (plain > 0) {
            ports.add(80);
        }
        if (random.nextInt(4) == 0) {
            ports.add(any(8443, 8080));
        }
        balances = random.nextInt(4) == 0;
    }

    private int any(int... values) {
        return values[random.nextInt(values.length)];
    }

    @Override
    public boolean listens(int port) {
        return ports.contains(port);
    }

    @Override
    public boolean old() {
        return false;
    }

    @Override
    public List<byte[]> chain() {
        return chain;
    }

    @Override
    public Reply answer(Call call) {
        visits++;
        if (most > 0 && visits > most) {
            return MadeUpReplies.turnedAway(turnsAway, pages);
        }
        if (call.layer() != Layer.TLS) {
            return plain(call);
        }
        if (!listens(call.port())) {
            return MadeUpReplies.ended(Phase.CONNECT, Ending.NOT_CONNECTED);
        }
        boolean spoken = versions.contains(call.version()) || call.newerToo();
        if (!spoken || call.h2() && !h2) {
            return new Reply(Phase.HELLO, Ending.ALERT, null, false, List.of(), false, spoken);
        }
        boolean two = call.h2() || h2 && call.hello() == HelloShape.BOTH_PROTOCOLS;
        boolean front = Opening.front(call);
        boolean stranger = call.visitor() != Visitor.CONFIGURED;
        // Of a visit that only opens a session the answer is not looked at.
        boolean counted = front && stranger && call.visitor() != Visitor.EXPIRED && !call.opens();
        strangers += counted ? 1 : 0;
        if (!stranger) {
            return MadeUpReplies.answered(pages.site(200), two);
        }
        if (isTooMany(call)) {
            return MadeUpReplies.answered(pages.no(inHttp ? refusal : 403), two);
        }
        if (isOpen(call)) {
            strangersIn += counted ? 1 : 0;
            return MadeUpReplies.answered(site(call), two);
        }
        boolean here = call.port() == 443 && call.sni() != null && call.sni().equalsIgnoreCase(Opening.HOST);
        if (!here && elsewhere > 0 || call.port() != 443) {
            boolean bare = Opening.ADDRESS.equals(call.question().host()) || call.port() != 443;
            return MadeUpReplies.answered(
                    elsewhere == 200 || call.port() != 443 ? pages.other(bare ? 200 : 404) : pages.no(elsewhere), two);
        }
        return inHttp
                ? MadeUpReplies.answered(pages.no(refusal), two)
                : MadeUpReplies.refused(call.version(), hangsUp, two);
    }

    /** No load makes a server speak of certificates in TLS. */
    private boolean isTooMany(Call call) {
        return !balances
                && crowd.getAsBoolean()
                && openings.stream().anyMatch(opening -> opening.when().test(call));
    }

    private boolean isOpen(Call call) {
        if (openings.isEmpty() || !open.test(visits)) {
            return false;
        }
        boolean in = false;
        for (Opening opening : openings) {
            if (opening.when().test(call) && !(balances && opening.beforeTls() && crowd.getAsBoolean())) {
                entered.add(opening);
                in = true;
            }
        }
        uses += in && !call.opens() ? 1 : 0;
        return in;
    }

    private HttpAnswer site(Call call) {
        return call.question().method().equals("HEAD") ? pages.empty(200) : pages.site(served);
    }

    private Reply plain(Call call) {
        if (isTooMany(call)) {
            return MadeUpReplies.answered(pages.no(403), call.layer() != Layer.PLAIN);
        }
        if (isOpen(call)) {
            return MadeUpReplies.answered(pages.site(served), call.layer() != Layer.PLAIN);
        }
        if (call.port() == 443) {
            return MadeUpReplies.answered(pages.no(400), false);
        }
        if (call.layer() == Layer.PLAIN_HTTP_2 || call.port() == 80 && plain == 0) {
            return MadeUpReplies.ended(Phase.HELLO, Ending.CLOSED);
        }
        if (call.port() != 80) {
            return MadeUpReplies.answered(pages.other(200), false);
        }
        return MadeUpReplies.answered(
                switch (plain) {
                    case 301 ->
                        pages.redirect("https://" + call.question().host().toLowerCase(Locale.ROOT) + "/");
                    case 200 -> pages.other(200);
                    default -> pages.no(plain);
                },
                false);
    }

    @Override
    public String toString() {
        return (balances ? "balances, " : "") + (most > 0 ? "takes " + most + " visits (" + turnsAway + "), " : "")
                + "refuses with "
                + (inHttp ? refusal : hangsUp ? "a close" : "an alert") + ", serves with " + served
                + ", elsewhere " + elsewhere + ", plain " + plain + (h2 ? ", h2, " : ", ") + versions + ", open: "
                + openings.stream()
                        .map(opening -> opening.detour() + " " + opening.name())
                        .toList();
    }
}
