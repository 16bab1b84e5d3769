package io.jenkins.plugins.cloudflare.aop.origin.search;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.TargetSurvey;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.MadeUpRounds;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.OriginPki;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.ProofRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OtherNamesTest {
    private static TargetSurvey survey(String hostname, int port, String what, byte[]... chain) {
        Visit told = MadeUpRounds.of(what, what, what).visit(Visitor.ANONYMOUS, TlsVersion.TLS_1_3, what);
        Visit visit = new Visit(
                told.visitor(),
                told.version(),
                told.phase(),
                told.ending(),
                told.alert(),
                told.detail(),
                told.asked(),
                false,
                told.answer(),
                told.protocol(),
                List.of(chain),
                told.remote(),
                1);
        return new TargetSurvey(new Target(hostname, "192.0.2.1", port, "/"), List.of(visit), null);
    }

    @Test
    void theServersCertificateNamesOthers() throws Exception {
        byte[] certificate = OriginPki.EC
                .serverFor("www.example.test", "API.example.test", "*.shop.example.test", "bad name.test")
                .certificate()
                .getEncoded();
        TargetSurvey own = survey("www.example.test", 443, "400", certificate);
        assertThat(
                OtherNames.of(own, List.of(own)),
                is(List.of("api.example.test", "cloudflare-aop-probe.shop.example.test")));
    }

    @Test
    void hostnamesThatAreRefusedInTheHandshakeOrLiveElsewhereAreNone() {
        TargetSurvey own = survey("www.example.test", 443, "400");
        List<TargetSurvey> all = List.of(
                own,
                survey("a.example.test", 443, "alert certificate_required"),
                survey("b.example.test", 443, "400"),
                survey("c.example.test", 8443, "200"),
                survey("d.example.test", 443, "200"));
        assertThat(OtherNames.of(own, all), is(List.of("b.example.test", "d.example.test")));
    }

    @Test
    void ofManyAFewAreTaken() {
        List<TargetSurvey> all = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            all.add(survey("h" + i + ".example.test", 443, "400"));
        }
        assertThat(OtherNames.of(all.get(0), all).size(), is(4));
    }

    @Test
    void aNameThatWouldBreakTheHandshakeIsRefused() {
        Target target = ProofRun.target(443);
        List<String> names = List.of("a b");
        assertThrows(IllegalArgumentException.class, () -> new DetourSearch(target, List.of(), names, null, Set.of()));
    }
}
