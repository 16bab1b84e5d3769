package io.jenkins.plugins.cloudflare.aop.origin.judge;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.TargetSurvey;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.MadeUpRounds;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.OriginPki;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;

class ServerTrustTest {
    private static final X509Certificate SERVER = OriginPki.EC.server.certificate();
    // Between two whole days of its validity, whenever it was made.
    private static final Instant NOW =
            SERVER.getNotBefore().toInstant().plus(Duration.ofDays(1)).plus(Duration.ofHours(1));
    private static final ServerTrust OURS = ServerTrust.in(List.of(OriginPki.EC.authority.certificate()));

    private static TargetSurvey shows(String hostname, X509Certificate... chain) throws Exception {
        List<byte[]> encoded = new ArrayList<>();
        for (X509Certificate certificate : chain) {
            encoded.add(certificate.getEncoded());
        }
        Visit told = MadeUpRounds.of("400", "400", "200").visit(Visitor.ANONYMOUS, TlsVersion.TLS_1_3, "400");
        Visit visit = new Visit(
                told.visitor(),
                told.version(),
                told.phase(),
                told.ending(),
                null,
                "",
                told.asked(),
                false,
                told.answer(),
                told.protocol(),
                encoded,
                told.remote(),
                1);
        return new TargetSurvey(new Target(hostname, "192.0.2.1", 443, "/"), List.of(visit), null);
    }

    private static ServerCertificate judged(ServerTrust trust, String hostname, Instant now, X509Certificate... chain)
            throws Exception {
        return trust.judge(shows(hostname, chain), now).orElseThrow();
    }

    private static X509Certificate made(String issuer, KeyPurposeId purpose) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        KeyPair keys = generator.generateKeyPair();
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                new X500Principal(issuer),
                BigInteger.ONE,
                Date.from(NOW.minus(Duration.ofDays(1))),
                Date.from(NOW.plus(Duration.ofDays(9))),
                new X500Principal("CN=made"),
                keys.getPublic());
        builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.dNSName, "*.Example.test")));
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA")
                        .build(OriginPki.EC.authority.keys().getPrivate())));
    }

    @Test
    void whatTheAnchorsIssuedIsTrusted() throws Exception {
        ServerCertificate found = judged(OURS, OriginPki.HOST, NOW, SERVER);
        assertThat(found.fault(), is(""));
        assertThat(found.trusted(), is(true));
        assertThat(found.subject(), is("CN=www.example.test"));
        assertThat(found.issuer(), is("CN=Our CA,O=Test"));
        assertThat(found.daysLeft(), is(29L));
    }

    @Test
    void anAnchorMayBeTheCertificateItself() throws Exception {
        assertThat(
                judged(ServerTrust.in(List.of(SERVER)), OriginPki.HOST, NOW, SERVER)
                        .trusted(),
                is(true));
    }

    @Test
    void whatOthersIssuedIsNot() throws Exception {
        ServerTrust others = ServerTrust.in(List.of(OriginPki.EC.otherAuthority.certificate()));
        String fault = judged(others, OriginPki.HOST, NOW, SERVER).fault();
        assertThat(fault, is("no path leads from it to the given anchors"));
        // That a server sends its own CA along proves nothing.
        X509Certificate ca = OriginPki.EC.authority.certificate();
        assertThat(judged(others, OriginPki.HOST, NOW, SERVER, ca).trusted(), is(false));
        assertThat(
                judged(ServerTrust.ofThisJvm(), OriginPki.HOST, NOW, SERVER, ca).fault(),
                is("no path leads from it to this JVM's certificate authorities"));
        assertThat(
                judged(ServerTrust.in(List.of()), OriginPki.HOST, NOW, SERVER).trusted(), is(false));
    }

    @Test
    void itsTimeIsHeldAgainstIt() throws Exception {
        ServerCertificate over = judged(OURS, OriginPki.HOST, NOW.plus(Duration.ofDays(40)), SERVER);
        assertThat(over.fault(), over.fault().startsWith("it expired on 20"), is(true));
        assertThat(over.daysLeft(), is(-11L));
        ServerCertificate early = judged(OURS, OriginPki.HOST, NOW.minus(Duration.ofDays(9)), SERVER);
        assertThat(early.fault(), early.fault().startsWith("it is not valid before 20"), is(true));
    }

    @Test
    void itHasToBearTheName() throws Exception {
        assertThat(judged(OURS, "a.example.test", NOW, SERVER).fault(), is("it does not bear the name a.example.test"));
        X509Certificate wildcard = made("CN=Our CA,O=Test", KeyPurposeId.id_kp_serverAuth);
        assertThat(judged(OURS, "a.example.test", NOW, wildcard).fault(), is(""));
        assertThat(judged(OURS, "example.test", NOW, wildcard).trusted(), is(false));
        assertThat(judged(OURS, "a.b.example.test", NOW, wildcard).trusted(), is(false));
    }

    @Test
    void itHasToBeForServers() throws Exception {
        X509Certificate client = made("CN=Our CA,O=Test", KeyPurposeId.id_kp_clientAuth);
        assertThat(judged(OURS, "a.example.test", NOW, client).fault(), is("it is not for servers"));
    }

    @Test
    void cloudflaresOriginCaIsKnownByName() throws Exception {
        String name = "C=US, O=\"CloudFlare, Inc.\", OU=CloudFlare Origin SSL Certificate Authority, L=San Francisco,"
                + " ST=California";
        X509Certificate certificate = made(name, KeyPurposeId.id_kp_serverAuth);
        ServerCertificate found = judged(ServerTrust.ofThisJvm(), "a.example.test", NOW, certificate);
        assertThat(found.ofOriginCa(), is(true));
        assertThat(found.trusted(), is(false));
        assertThat(judged(OURS, OriginPki.HOST, NOW, SERVER).ofOriginCa(), is(false));
    }

    @Test
    void ofWhatWasNotSeenNothingIsSaid() throws Exception {
        assertThat(OURS.judge(shows(OriginPki.HOST), NOW), is(Optional.empty()));
    }
}
