package io.jenkins.plugins.cloudflare.aop.origin;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.origin.fixture.DetourRun;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.LoopbackOrigin;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.OriginPki;
import io.jenkins.plugins.cloudflare.aop.origin.probe.DetourRequest;
import io.jenkins.plugins.cloudflare.aop.origin.probe.Http3LookRequest;
import io.jenkins.plugins.cloudflare.aop.origin.probe.ProofCandidate;
import io.jenkins.plugins.cloudflare.aop.origin.probe.ProofRequest;
import io.jenkins.plugins.cloudflare.aop.origin.probe.SurveyRequest;
import io.jenkins.plugins.cloudflare.aop.origin.search.DetourSearch;
import java.net.InetAddress;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, loopback",
        "127.255.255.254, loopback",
        "::1, loopback",
        "::ffff:127.0.0.1, loopback",
        "::127.0.0.1, loopback",
        "64:ff9b::127.0.0.1, loopback",
        "2002:7f00:1::, loopback",
        "169.254.1.1, link-local",
        "fe80::1, link-local",
        "169.254.169.254, metadata",
        "::ffff:169.254.169.254, metadata",
        "64:ff9b::a9fe:a9fe, metadata",
        "169.254.170.2, metadata",
        "fd00:ec2::254, metadata",
        "fd20:ce::254, metadata",
        "100.100.100.200, metadata",
        "192.0.0.192, metadata",
        "168.63.129.16, metadata",
        "0.0.0.0, unspecified",
        "0.1.2.3, unspecified",
        "::, unspecified",
        "224.0.0.1, multicast",
        "ff02::1, multicast",
        "255.255.255.255, broadcast",
    })
    void localAndMetadataAddressesAreRefused(String address, String kind) throws Exception {
        String objection = AddressPolicy.NOT_LOCAL
                .objection(InetAddress.getByName(address))
                .orElseThrow();
        assertThat(objection, objection.contains(" is a") && objection.contains(kind), is(true));
        assertThat(AddressPolicy.ALL.objection(InetAddress.getByName(address)), is(Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2.10",
                "10.0.0.1",
                "172.16.0.1",
                "192.168.1.1",
                "100.64.0.1",
                "100.100.100.201",
                "2001:db8::1",
                "fd00::1",
                "fd00:ec3::254",
                "2002:c000:201::",
                "64:ff9b::c000:201",
                "a9fe:a9fe::1"
            })
    void othersArePrivateNetworksOrTheInternet(String address) throws Exception {
        assertThat(AddressPolicy.NOT_LOCAL.objection(InetAddress.getByName(address)), is(Optional.empty()));
    }

    @Test
    void noRoundVisitsWhatMayNotBeVisited() throws Exception {
        try (LoopbackOrigin origin = new LoopbackOrigin(LoopbackOrigin.says(new byte[0]))) {
            Target target = origin.target();
            Visit surveyed = new SurveyRequest(List.of(target), ProbeLimits.DEFAULT, AddressPolicy.NOT_LOCAL)
                    .run()
                    .get(0)
                    .visits()
                    .get(0);
            assertThat(surveyed.ending(), is(Ending.FORBIDDEN));
            assertThat(
                    surveyed.label(),
                    is("127.0.0.1 is a loopback address, which probes may not visit from here; give the origin's own"
                            + " address, or have an administrator allow local addresses"));
            ProofCandidate candidate = new ProofCandidate(target, OriginPki.EC.everybody());
            TargetProof proof = new ProofRequest(List.of(candidate), ProbeLimits.DEFAULT, AddressPolicy.NOT_LOCAL)
                    .run()
                    .get(0);
            assertThat(proof.rounds().size(), is(1));
            DetourSearch search = new DetourSearch(
                    target, List.of(TlsVersion.values()), List.of("a.test"), null, EnumSet.allOf(Detour.class));
            DetourRequest request = new DetourRequest(
                    List.of(search), DetourRun.ports(origin.port()), ProbeLimits.DEFAULT, AddressPolicy.NOT_LOCAL);
            request.run();
            new Http3LookRequest(List.of(search), ProbeLimits.DEFAULT, AddressPolicy.NOT_LOCAL).run();
            assertThat(origin.visits(), is(0));
        }
    }

    @Test
    void aNameIsJudgedByWhatItStandsFor() throws Exception {
        Target target = new Target("www.example.test", "localhost", 443, "/");
        Visit visit = new SurveyRequest(List.of(target), ProbeLimits.DEFAULT, AddressPolicy.NOT_LOCAL)
                .run()
                .get(0)
                .visits()
                .get(0);
        assertThat(visit.ending(), is(Ending.FORBIDDEN));
    }
}
