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
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
                new OtherNames(List.of(own)).of(own),
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
        assertThat(new OtherNames(all).of(own), is(List.of("b.example.test", "d.example.test")));
    }

    @Test
    void ofManyAFewAreTakenAndEachIsTakenByAsMany() {
        List<TargetSurvey> all = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            all.add(survey("h" + i + ".example.test", 443, "400"));
        }
        OtherNames names = new OtherNames(all);
        assertThat(names.of(all.get(98)), is(List.of("h99.example.test", "h0.example.test")));
        Map<String, Long> taken = all.stream()
                .flatMap(survey -> names.of(survey).stream())
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
        assertThat(taken.size(), is(100));
        assertThat(Set.copyOf(taken.values()), is(Set.of(2L)));
    }

    @Test
    void whoeverIsRefusedInTheHandshakeHasItsPlaceAmongManyAsWell() {
        List<TargetSurvey> all = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            all.add(survey("h" + i + ".example.test", 443, i % 2 == 0 ? "400" : "alert certificate_required"));
        }
        assertThat(new OtherNames(all).of(all.get(7)), is(List.of("h8.example.test", "h10.example.test")));
    }

    @Test
    void namesInTheCertificateComeBesideThoseOfTargets() throws Exception {
        List<String> names = IntStream.range(0, 8)
                .mapToObj(number -> "h" + number + ".example.test")
                .toList();
        byte[] certificate = OriginPki.EC
                .serverFor(names.toArray(String[]::new))
                .certificate()
                .getEncoded();
        List<TargetSurvey> all = names.subList(0, 6).stream()
                .map(name -> survey(name, 443, "400", certificate))
                .toList();
        assertThat(
                new OtherNames(all).of(all.get(1)),
                is(List.of("h2.example.test", "h3.example.test", "h6.example.test", "h7.example.test")));
    }

    @Test
    void aNameThatWouldBreakTheHandshakeIsRefused() {
        Target target = ProofRun.target(443);
        List<String> names = List.of("a b");
        assertThrows(IllegalArgumentException.class, () -> new DetourSearch(target, List.of(), names, null, Set.of()));
    }
}
