package io.jenkins.plugins.cloudflare.aop.origin;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Visits told in words, to be judged without a network. What a visitor gets is an HTTP status or {@code alert NAME},
 * {@code close}, {@code reset}, {@code time-out}, {@code not http}, {@code own fault}; before ServerHello {@code no
 * connection}, {@code early alert NAME}, {@code early close}, {@code early reset}, {@code early time-out}, {@code plain
 * text}, {@code other version}. Words before it: {@code unasked}, {@code late} (asked for only after the handshake),
 * {@code again} (in the handshake and after it), {@code unsent} (asked for, but not sent).
 */
final class Story {
    static final Target TARGET = new Target("www.example.test", "192.0.2.1", 443, "/");
    /** The first word for a version that is not tried in this story. */
    private static final String ABSENT = "absent";

    private final Map<TlsVersion, Map<Visitor, String>> usual = new EnumMap<>(TlsVersion.class);
    private final Map<TlsVersion, String> survey = new EnumMap<>(TlsVersion.class);
    private final Map<String, String> exceptions = new HashMap<>();
    private int rounds = 3;
    private boolean oursGiven = true;
    private TlsVersion chosenOfBoth;
    private String server = "";

    /** On both TLS versions nobody, both impostors and we get this each time. */
    static Story of(String nobody, String impostors, String ours) {
        Story story = new Story();
        for (TlsVersion version : TlsVersion.values()) {
            story.on(version, nobody, impostors, ours);
        }
        return story;
    }

    Story on(TlsVersion version, String nobody, String impostors, String ours) {
        Map<Visitor, String> gets = new EnumMap<>(Visitor.class);
        gets.put(Visitor.NOBODY, nobody);
        gets.put(Visitor.FORGED, impostors);
        gets.put(Visitor.SELF_SIGNED, impostors);
        gets.put(Visitor.OURS, ours);
        usual.put(version, gets);
        survey.put(version, nobody);
        return this;
    }

    /** On both versions. */
    Story always(Visitor visitor, String what) {
        usual.values().forEach(gets -> gets.put(visitor, what));
        return this;
    }

    Story inSurvey(TlsVersion version, String what) {
        survey.put(version, what);
        return this;
    }

    /** At the given visit of a round, both counted from 1, something else. */
    Story but(int round, TlsVersion version, int visit, String what) {
        exceptions.put(round + " " + version + " " + visit, what);
        return this;
    }

    Story rounds(int count) {
        rounds = count;
        return this;
    }

    Story withoutOurs() {
        oursGiven = false;
        return this;
    }

    Story chosenOfBoth(TlsVersion version) {
        chosenOfBoth = version;
        return this;
    }

    Story answersAs(String header) {
        server = header;
        return this;
    }

    OriginVerdict judged() {
        return Judge.judge(survey(), proof());
    }

    Verdict verdict() {
        return judged().verdict();
    }

    TargetSurvey survey() {
        List<Visit> visits = new ArrayList<>();
        survey.forEach((version, what) -> add(visits, Visitor.NOBODY, version, what));
        return new TargetSurvey(TARGET, visits, chosenOfBoth);
    }

    TargetProof proof() {
        List<Round> told = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            List<Visit> visits = new ArrayList<>();
            for (TlsVersion version : TlsVersion.values()) {
                int number = 1;
                for (Visitor visitor : Round.order(oursGiven)) {
                    String key = round + " " + version + " " + number++;
                    String what =
                            exceptions.getOrDefault(key, usual.get(version).get(visitor));
                    Visit last = add(visits, visitor, version, what);
                    if (last == null || last.phase() == Phase.HELLO || last.phase() == Phase.CONNECT) {
                        break;
                    }
                }
            }
            told.add(new Round(visits));
        }
        return new TargetProof(TARGET, oursGiven, told);
    }

    private Visit add(List<Visit> visits, Visitor visitor, TlsVersion version, String what) {
        if (what.equals(ABSENT)) {
            return null;
        }
        Visit visit = visit(visitor, version, what);
        visits.add(visit);
        return visit;
    }

    Visit visit(Visitor visitor, TlsVersion version, String words) {
        String what = words.replaceFirst("^(unasked|late|again|unsent) ", "");
        boolean inHandshake = !words.startsWith("unasked ") && !words.startsWith("late ");
        boolean late = words.startsWith("late ") || words.startsWith("again ");
        boolean sent = visitor != Visitor.NOBODY && inHandshake && !words.startsWith("unsent ");
        boolean early = what.matches("early .*|no connection|plain text");
        Ending ending =
                switch (what.replaceFirst("early ", "").replaceFirst("alert .*", "alert")) {
                    case "alert" -> Ending.ALERT;
                    case "close" -> Ending.CLOSED;
                    case "reset" -> Ending.RESET;
                    case "time-out" -> Ending.TIMED_OUT;
                    case "not http" -> Ending.NOT_HTTP;
                    case "own fault" -> Ending.OWN_FAULT;
                    case "no connection" -> Ending.NOT_CONNECTED;
                    case "plain text" -> Ending.PLAIN_TEXT;
                    case "other version" -> Ending.OTHER_VERSION;
                    default -> Ending.ANSWERED;
                };
        boolean answered = ending == Ending.ANSWERED;
        Phase phase = answered
                ? Phase.ANSWERED
                : ending == Ending.NOT_CONNECTED
                        ? Phase.CONNECT
                        : early ? Phase.HELLO : version == TlsVersion.TLS_1_2 ? Phase.HANDSHAKE : Phase.ESTABLISHED;
        return new Visit(
                visitor,
                version,
                phase,
                ending,
                ending == Ending.ALERT ? what.replaceFirst(".*alert ", "") : "",
                early ? CertificateAsked.NEVER : new CertificateAsked(inHandshake, late, List.of()),
                sent && !early,
                answered ? new Answer(Integer.parseInt(what), server, null, "") : null,
                HttpOne.PROTOCOL,
                List.of(),
                "192.0.2.1 port 443",
                1);
    }
}
