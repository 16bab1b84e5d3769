package io.jenkins.plugins.cloudflare.aop.origin.probe;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.origin.AddressPolicy;
import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.HttpAnswer;
import io.jenkins.plugins.cloudflare.aop.origin.Identity;
import io.jenkins.plugins.cloudflare.aop.origin.Phase;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.TargetDetours;
import io.jenkins.plugins.cloudflare.aop.origin.TargetProof;
import io.jenkins.plugins.cloudflare.aop.origin.TargetSurvey;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.DetourRun;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.LoopbackOrigin;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.MadeUpRounds;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.OriginPki;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.ProofRun;
import io.jenkins.plugins.cloudflare.aop.origin.judge.DetourFinding;
import io.jenkins.plugins.cloudflare.aop.origin.judge.DetourJudge;
import io.jenkins.plugins.cloudflare.aop.origin.judge.OriginJudge;
import io.jenkins.plugins.cloudflare.aop.origin.judge.OriginVerdict;
import io.jenkins.plugins.cloudflare.aop.origin.judge.Verdict;
import io.jenkins.plugins.cloudflare.aop.origin.search.DetourSearch;
import io.jenkins.plugins.cloudflare.aop.origin.search.FrontDoor;
import io.jenkins.plugins.cloudflare.aop.origin.search.Http3Knock;
import io.jenkins.plugins.cloudflare.aop.origin.search.Http3Search;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests and reports go to an agent and back by Java serialisation. */
class SerializationTest {
    private static byte[] bytes(Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }

    private static <T> T travelled(Class<T> type, Object object) throws Exception {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes(object)))) {
            return type.cast(in.readObject());
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> List<T> sent(List<T> seen) throws Exception {
        return travelled(List.class, seen);
    }

    @Test
    void aProofIsTheSameWhenEverythingHasTravelled() throws Exception {
        try (LoopbackOrigin origin = new LoopbackOrigin(LoopbackOrigin.needing(
                socket -> LoopbackOrigin.answer(socket, "HTTP/1.1 200 OK\r\nServer: loopback\r\n\r\n")))) {
            SurveyRequest first = new SurveyRequest(List.of(origin.target()), ProbeLimits.DEFAULT, AddressPolicy.ALL);
            List<TargetSurvey> surveys =
                    sent(travelled(SurveyRequest.class, first).run());
            Target target = surveys.get(0).target();
            ProofRequest second = new ProofRequest(
                    List.of(new ProofCandidate(target, OriginPki.EC.everybody())),
                    ProbeLimits.DEFAULT,
                    AddressPolicy.ALL);
            List<TargetProof> made = travelled(ProofRequest.class, second).run();
            List<TargetProof> proofs = sent(made);
            OriginVerdict verdict = OriginJudge.judge(surveys.get(0), proofs.get(0));
            assertThat(verdict.toString(), verdict.verdict(), is(Verdict.ENFORCED));
            OriginVerdict judged = travelled(OriginVerdict.class, verdict);
            assertThat(judged, is(verdict));

            List<Visit> visits = made.get(0).rounds().get(2).visits();
            assertThat(visits.size(), is(22));
            assertThat(
                    visits.get(21).serverChain().get(0),
                    sameInstance(visits.get(0).serverChain().get(0)));
            List<HttpAnswer> answers = proofs.get(0).rounds().stream()
                    .flatMap(round -> round.visits().stream())
                    .map(Visit::answer)
                    .filter(Objects::nonNull)
                    .toList();
            assertThat(answers.size(), is(12));
            answers.forEach(answer -> assertThat(answer, sameInstance(answers.get(0))));
            assertThat("a report of " + bytes(made).length + " bytes", bytes(made).length < 8_000, is(true));
        }
    }

    @Test
    void aPrivateKeyShowsInNoText() {
        Identity ours = OriginPki.EC.configured();
        byte[] secret = OriginPki.EC.ours.keys().getPrivate().getEncoded();
        String hex = HexFormat.of().formatHex(secret, secret.length - 16, secret.length);
        ProofRequest request = new ProofRequest(
                List.of(new ProofCandidate(ProofRun.target(443), OriginPki.EC.everybody())),
                ProbeLimits.DEFAULT,
                AddressPolicy.ALL);
        assertThat(ours.toString(), is("the configured certificate (EC, 1 certificates)"));
        assertThat(request.toString(), not(containsString(hex)));
        assertThat(request.toString(), request.toString().contains(ours.toString()), is(true));
    }

    @Test
    void aBrokenKeyFailsInOneVisitAndIsNotShown() throws Exception {
        byte[] leaf = OriginPki.EC.ours.certificate().getEncoded();
        byte[] broken = {7, 7, 7, 7};
        Identity ours = new Identity(Visitor.CONFIGURED, List.of(leaf), broken, "EC");
        try (LoopbackOrigin origin = new LoopbackOrigin(
                LoopbackOrigin.needing(socket -> LoopbackOrigin.answer(socket, "HTTP/1.1 200 OK\r\n\r\n")))) {
            List<Identity> everybody = new ArrayList<>(OriginPki.EC.forged());
            everybody.add(ours);
            OriginVerdict found = ProofRun.of(origin.target(), everybody);
            assertThat(found.toString(), found.verdict(), is(Verdict.INCONCLUSIVE));
            assertThat(found.toString(), found.toString().contains("7, 7"), is(false));
        }
    }

    @Test
    void aLookForDetoursTravelsAsWell() throws Exception {
        try (LoopbackOrigin origin = new LoopbackOrigin(LoopbackOrigin.wanting(
                socket -> LoopbackOrigin.answer(socket, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")))) {
            DetourSearch search = new DetourSearch(
                    origin.target(),
                    List.of(TlsVersion.values()),
                    List.of("other.example.test"),
                    List.of(),
                    null,
                    OriginPki.EC.expired(),
                    EnumSet.allOf(Detour.class),
                    FrontDoor.UNKNOWN,
                    new Http3Search(OriginPki.EC.everybody(), List.of(DetourRun.closedPort())));
            DetourRequest request = travelled(
                    DetourRequest.class,
                    new DetourRequest(
                            List.of(search),
                            DetourRun.ports(DetourRun.closedPort()),
                            ProbeLimits.DEFAULT,
                            AddressPolicy.ALL));
            Http3LookRequest overUdp = travelled(
                    Http3LookRequest.class,
                    new Http3LookRequest(List.of(search), ProbeLimits.DEFAULT, AddressPolicy.ALL));
            List<TargetDetours> report = sent(request.run());
            List<TargetDetours> udp = sent(overUdp.run());
            TargetProof proof = MadeUpRounds.of("400", "400", "200").proof();
            List<Detour> found = DetourJudge.judge(proof, report.get(0)).stream()
                    .map(DetourFinding::detour)
                    .toList();
            assertThat(
                    udp.get(0).http3().stream()
                            .map(look -> look.visits().get(0).phase())
                            .toList(),
                    is(List.of(Phase.CONNECT, Phase.CONNECT)));
            assertThat(
                    found,
                    is(List.of(
                            Detour.OTHER_NAME,
                            Detour.OTHER_PATH,
                            Detour.SPOOFED_HEADER,
                            Detour.RESUMPTION,
                            Detour.OTHER_PROTOCOL,
                            Detour.FRAGMENTED_HELLO)));
            assertThat("bytes: " + bytes(report).length, bytes(report).length < 27_000, is(true));
        }
    }

    @Test
    void aKnockTravelsAsWell() throws Exception {
        Target target = ProofRun.target(DetourRun.closedPort());
        Http3KnockRequest request = travelled(
                Http3KnockRequest.class,
                new Http3KnockRequest(List.of(target), ProbeLimits.DEFAULT, AddressPolicy.ALL));
        assertThat(sent(request.run()), is(List.of(new Http3Knock(target, true))));
    }

    @Test
    void aProofNeedsBothForgedCertificates() {
        ProofCandidate lacking =
                new ProofCandidate(ProofRun.target(1), OriginPki.EC.everybody().subList(1, 6));
        assertThat(lacking.identity(Visitor.FORGED).isEmpty(), is(true));
        assertThrows(
                IllegalArgumentException.class,
                () -> new ProofRequest(List.of(lacking), ProbeLimits.DEFAULT, AddressPolicy.ALL));
    }

    @Test
    void nobodyHasNoIdentity() {
        byte[] any = {1};
        assertThrows(IllegalArgumentException.class, () -> new Identity(Visitor.ANONYMOUS, List.of(any), any, "EC"));
        assertThrows(IllegalArgumentException.class, () -> new Identity(Visitor.CONFIGURED, List.of(), any, "EC"));
    }

    @ParameterizedTest
    @CsvSource({
        "'a\r\nb', 192.0.2.1, 443, /",
        "'', 192.0.2.1, 443, /",
        "a.test, '192.0.2.1 x', 443, /",
        "a.test, 192.0.2.1, 0, /",
        "a.test, 192.0.2.1, 65536, /",
        "a.test, 192.0.2.1, 443, x",
        "a.test, 192.0.2.1, 443, '/ HTTP/1.1'",
        "a.test, 192.0.2.1, 443, '/\r\n'",
    })
    void aTargetThatWouldBreakTheRequestIsRefused(String hostname, String address, int port, String path) {
        assertThrows(IllegalArgumentException.class, () -> new Target(hostname, address, port, path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2001:db8::1", "[2001:db8::1]"})
    void anIpv6AddressIsWrittenInBrackets(String address) {
        assertThat(new Target("a.test", address, 443, "/").label(), is("a.test at [2001:db8::1]:443"));
    }
}
