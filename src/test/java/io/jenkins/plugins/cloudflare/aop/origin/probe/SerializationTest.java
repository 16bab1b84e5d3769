package io.jenkins.plugins.cloudflare.aop.origin.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.cloudflare.aop.origin.AddressPolicy;
import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.HttpAnswer;
import io.jenkins.plugins.cloudflare.aop.origin.Identity;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.TargetProof;
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

    @Test
    void aProofIsTheSameWhenEverythingHasTravelled() throws Exception {
        try (LoopbackOrigin origin = new LoopbackOrigin(LoopbackOrigin.needing(
                socket -> LoopbackOrigin.answer(socket, "HTTP/1.1 200 OK\r\nServer: loopback\r\n\r\n")))) {
            SurveyRequest first = new SurveyRequest(List.of(origin.target()), ProbeLimits.DEFAULT, AddressPolicy.ALL);
            SurveyReport surveys =
                    travelled(SurveyReport.class, OriginProbe.survey(travelled(SurveyRequest.class, first)));
            Target target = surveys.targets().get(0).target();
            ProofRequest second = new ProofRequest(
                    List.of(new ProofCandidate(target, OriginPki.EC.everybody())),
                    ProbeLimits.DEFAULT,
                    AddressPolicy.ALL);
            ProofReport made = OriginProbe.prove(travelled(ProofRequest.class, second));
            ProofReport proofs = travelled(ProofReport.class, made);
            OriginVerdict verdict =
                    OriginJudge.judge(surveys.targets().get(0), proofs.targets().get(0));
            assertEquals(Verdict.ENFORCED, verdict.verdict(), verdict::toString);
            OriginVerdict judged = travelled(OriginVerdict.class, verdict);
            assertEquals(verdict, judged);

            List<Visit> visits = made.targets().get(0).rounds().get(2).visits();
            assertEquals(14, visits.size());
            assertSame(
                    visits.get(0).serverChain().get(0),
                    visits.get(13).serverChain().get(0));
            List<HttpAnswer> answers = proofs.targets().get(0).rounds().stream()
                    .flatMap(round -> round.visits().stream())
                    .map(Visit::answer)
                    .filter(Objects::nonNull)
                    .toList();
            assertEquals(12, answers.size());
            answers.forEach(answer -> assertSame(answers.get(0), answer));
            assertTrue(bytes(made).length < 8_000, "a report of " + bytes(made).length + " bytes");
        }
    }

    @Test
    void aPrivateKeyShowsInNoText() {
        Identity ours = OriginPki.EC.everybody().get(2);
        byte[] secret = OriginPki.EC.ours.keys().getPrivate().getEncoded();
        String hex = HexFormat.of().formatHex(secret, secret.length - 16, secret.length);
        ProofRequest request = new ProofRequest(
                List.of(new ProofCandidate(ProofRun.target(443), OriginPki.EC.everybody())),
                ProbeLimits.DEFAULT,
                AddressPolicy.ALL);
        assertEquals("our certificate (EC, 1 certificates)", ours.toString());
        assertFalse(request.toString().contains(hex), request.toString());
        assertTrue(request.toString().contains(ours.toString()), request.toString());
    }

    @Test
    void aBrokenKeyFailsInOneVisitAndIsNotShown() throws Exception {
        byte[] leaf = OriginPki.EC.ours.certificate().getEncoded();
        byte[] broken = {7, 7, 7, 7};
        Identity ours = new Identity(Visitor.OURS, List.of(leaf), broken, "EC");
        try (LoopbackOrigin origin = new LoopbackOrigin(
                LoopbackOrigin.needing(socket -> LoopbackOrigin.answer(socket, "HTTP/1.1 200 OK\r\n\r\n")))) {
            List<Identity> everybody = new ArrayList<>(OriginPki.EC.impostors());
            everybody.add(ours);
            OriginVerdict found = ProofRun.of(origin.target(), everybody);
            assertEquals(Verdict.INCONCLUSIVE, found.verdict(), found::toString);
            assertFalse(found.toString().contains("7, 7"), found::toString);
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
                    OriginPki.EC.expired(),
                    EnumSet.allOf(Detour.class));
            DetourRequest request = travelled(
                    DetourRequest.class,
                    new DetourRequest(List.of(search), DetourRun.closedPort(), ProbeLimits.DEFAULT, AddressPolicy.ALL));
            DetourReport report = travelled(DetourReport.class, OriginProbe.detours(request, Progress.SILENT));
            TargetProof proof = MadeUpRounds.of("400", "400", "200").proof();
            List<Detour> found = DetourJudge.judge(proof, report.targets().get(0)).stream()
                    .map(DetourFinding::detour)
                    .toList();
            assertEquals(List.of(Detour.OTHER_NAME, Detour.RESUMPTION), found);
            assertTrue(bytes(report).length < 20_000, "bytes: " + bytes(report).length);
        }
    }

    @Test
    void aProofNeedsBothImpostors() {
        ProofCandidate lacking =
                new ProofCandidate(ProofRun.target(1), OriginPki.EC.everybody().subList(1, 3));
        assertEquals(true, lacking.identity(Visitor.FORGED).isEmpty());
        assertThrows(
                IllegalArgumentException.class,
                () -> new ProofRequest(List.of(lacking), ProbeLimits.DEFAULT, AddressPolicy.ALL));
    }

    @Test
    void nobodyHasNoIdentity() {
        byte[] any = {1};
        assertThrows(IllegalArgumentException.class, () -> new Identity(Visitor.NOBODY, List.of(any), any, "EC"));
        assertThrows(IllegalArgumentException.class, () -> new Identity(Visitor.OURS, List.of(), any, "EC"));
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
        assertEquals("a.test at [2001:db8::1]:443", new Target("a.test", address, 443, "/").label());
    }
}
