package io.jenkins.plugins.cloudflare.aop.origin.visit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.origin.AddressPolicy;
import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.Identity;
import io.jenkins.plugins.cloudflare.aop.origin.Phase;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.TlsAlert;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.LoopbackOrigin;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.OriginPki;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.ProofRun;
import io.jenkins.plugins.cloudflare.aop.origin.judge.OriginVerdict;
import io.jenkins.plugins.cloudflare.aop.origin.judge.Verdict;
import io.jenkins.plugins.cloudflare.aop.origin.probe.SurveyRequest;
import java.io.IOException;
import java.security.Security;
import java.util.HexFormat;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Visits with the TLS of Bouncy Castle, held to what FIPS 140 approves, where the JVM puts that first. */
class BouncyCastleTlsTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final String FORBIDDEN = "HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno";
    private static final boolean ONLY_APPROVED = true;

    /** It logs each alert, and the stack trace of each that it raises. */
    private final Logger loud = Logger.getLogger(BouncyCastleJsseProvider.class.getPackageName());

    @BeforeEach
    void quiet() {
        loud.setLevel(Level.OFF);
    }

    @AfterEach
    void putTheJdksFirst() {
        Security.removeProvider(BouncyCastleJsseProvider.PROVIDER_NAME);
        loud.setLevel(null);
    }

    /** A server of the JDK, and from here on visits with Bouncy Castle. */
    private static LoopbackOrigin origin(LoopbackOrigin.Manners manners) throws IOException {
        Security.insertProviderAt(new BouncyCastleJsseProvider(ONLY_APPROVED, new BouncyCastleProvider()), 1);
        return new LoopbackOrigin(manners);
    }

    private static OriginVerdict verdict(LoopbackOrigin.Manners manners) throws Exception {
        return verdict(manners, OriginPki.EC.everybody());
    }

    private static OriginVerdict verdict(LoopbackOrigin.Manners manners, List<Identity> visitors) throws Exception {
        try (LoopbackOrigin origin = origin(manners)) {
            return ProofRun.of(origin.target(), visitors);
        }
    }

    private static List<Visit> survey(LoopbackOrigin.Manners manners) throws Exception {
        try (LoopbackOrigin origin = origin(manners)) {
            return visits(origin.target());
        }
    }

    private static List<Visit> visits(Target target) throws InterruptedException {
        return new SurveyRequest(List.of(target), ProbeLimits.DEFAULT, AddressPolicy.ALL)
                .run()
                .get(0)
                .visits();
    }

    @Test
    void whoeverIsRefusedByAlertIsRefused() throws Exception {
        OriginVerdict found = verdict(LoopbackOrigin.needing(socket -> LoopbackOrigin.answer(socket, OK)));
        assertThat(found.toString(), found.verdict(), is(Verdict.ENFORCED));
        assertThat(found.versions().stream().allMatch(version -> version.spoken()), is(true));
    }

    @Test
    void whoeverIsRefusedInHttpIsRefused() throws Exception {
        OriginVerdict found = verdict(LoopbackOrigin.wanting(
                socket -> LoopbackOrigin.answer(socket, LoopbackOrigin.certificateCame(socket) ? OK : FORBIDDEN)));
        assertThat(found.toString(), found.verdict(), is(Verdict.ENFORCED));
    }

    @Test
    void whoeverIsServedIsServed() throws Exception {
        OriginVerdict found = verdict(LoopbackOrigin.wanting(socket -> LoopbackOrigin.answer(socket, OK)));
        assertThat(found.toString(), found.verdict(), is(Verdict.OPEN));
    }

    @Test
    void aServerThatNeverAsksServesEverybody() throws Exception {
        LoopbackOrigin.Manners manners =
                LoopbackOrigin.asking(socket -> {}, socket -> LoopbackOrigin.answer(socket, OK));
        OriginVerdict found = verdict(manners);
        assertThat(found.toString(), found.verdict(), is(Verdict.OPEN));
    }

    @Test
    void aCertificateOfAnotherAuthorityIsRefused() throws Exception {
        OriginVerdict found = verdict(
                LoopbackOrigin.needing(socket -> LoopbackOrigin.answer(socket, OK)),
                OriginPki.p384().everybody());
        assertThat(found.toString(), found.verdict(), is(Verdict.REFUSES_OURS));
    }

    @Test
    void anAlertIsTheServersWithItsNumber() throws Exception {
        Visit visit = survey(LoopbackOrigin.needing(socket -> LoopbackOrigin.answer(socket, OK)))
                .get(1);
        // Java 17 sends bad_certificate, newer ones certificate_required.
        assertThat(visit.toString(), visit.ending(), is(Ending.ALERT));
        assertThat(
                visit.endedWith(TlsAlert.BAD_CERTIFICATE) || visit.endedWith(TlsAlert.CERTIFICATE_REQUIRED), is(true));
        assertThat(visit.asked().inHandshake(), is(true));
        assertThat(visit.phase(), is(Phase.ESTABLISHED));
        assertThat(visit.certificateSent(), is(false));
    }

    @Test
    void aVersionThatWasNotOfferedIsAnother() throws Exception {
        // A ServerHello of TLS 1.1 with TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA (RFC 4346, section 7.4.1.3).
        byte[] hello =
                HexFormat.of().parseHex("160302002a" + "02000026" + "0302" + "5a".repeat(32) + "00" + "c013" + "00");
        for (Visit visit : survey(LoopbackOrigin.says(hello))) {
            assertThat(visit.toString(), visit.ending(), is(Ending.OTHER_VERSION));
        }
    }

    @Test
    void aVersionWithOtherCiphersMayBeSpoken() throws Exception {
        byte[] handshakeFailure = HexFormat.of().parseHex("15030300020228");
        OriginVerdict found = verdict(LoopbackOrigin.says(handshakeFailure));
        assertThat(found.toString(), found.verdict(), is(Verdict.INCONCLUSIVE));
        assertThat(
                found.reason(), containsString("handshake_failure before the handshake, and " + Visit.APPROVED_ONLY));
    }

    @Test
    void aVersionThatTheServerDoesNotSpeakIsNotSpoken() throws Exception {
        byte[] protocolVersion = HexFormat.of().parseHex("15030300020246");
        OriginVerdict found = verdict(LoopbackOrigin.says(protocolVersion));
        assertThat(found.toString(), found.versions().stream().anyMatch(version -> version.spoken()), is(false));
    }

    @Test
    void whatItGivesUpItselfIsNoAlertOfTheServer() throws Exception {
        // A ServerHello of TLS 1.2 with a cipher suite that nobody offered.
        byte[] hello =
                HexFormat.of().parseHex("160303002a" + "02000026" + "0303" + "5a".repeat(32) + "00" + "0001" + "00");
        Visit visit = survey(LoopbackOrigin.says(hello)).get(0);
        assertThat(visit.toString(), visit.ending(), is(Ending.OWN_FAULT));
        assertThat(visit.detail(), containsString("illegal_parameter"));
    }
}
