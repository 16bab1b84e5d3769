package io.jenkins.plugins.cloudflare.aop.operation.verify;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.emulator.Fault;
import io.jenkins.plugins.cloudflare.aop.emulator.TokenRule;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.EmulatedBuild;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a verification looks for origins when it is told none. Nothing listens at any of these addresses. */
class OriginsFromDnsTest {
    @TempDir
    Path directory;

    private EmulatedBuild work;

    @BeforeEach
    void open() throws Exception {
        work = new EmulatedBuild(directory);
    }

    @AfterEach
    void close() {
        work.close();
    }

    private void dns(String type, String name, String content, boolean proxied) {
        work.emulator.addDns("example.com", type, name, content, proxied);
    }

    private List<String> origins(Object... more) throws Exception {
        Object[] parameters = new Object[more.length + 4];
        parameters[0] = "hostnames";
        parameters[1] = "www.example.com";
        parameters[2] = "onFailure";
        parameters[3] = "NONE";
        System.arraycopy(more, 0, parameters, 4, more.length);
        return work.verify(parameters).getOrigins().stream()
                .map(origin -> origin.get("origin").toString())
                .toList();
    }

    private String refusal(Object... more) {
        return assertThrows(OperationException.class, () -> origins(more)).getMessage();
    }

    @Test
    void everyAddressIsATargetOfItsOwn() throws Exception {
        dns("A", "www.example.com", "127.0.0.2", true);
        dns("A", "www.example.com", "127.0.0.3", true);
        dns("AAAA", "www.example.com", "::1", true);
        dns("TXT", "www.example.com", "127.0.0.9", true);
        dns("A", "other.example.com", "127.0.0.8", true);
        assertThat(origins(), contains("127.0.0.2:443", "127.0.0.3:443", "[::1]:443"));
        assertThat(work.recorder.last().zone().name(), is("example.com"));
        assertThat(work.recorder.last().warnings(), is(empty()));
        assertThat(
                work.console,
                hasItem("Origins of www.example.com in Cloudflare's DNS: 127.0.0.2:443, 127.0.0.3:443, [::1]:443"));
    }

    @Test
    void aCnameIsFollowedInsideTheZone() throws Exception {
        dns("CNAME", "www.example.com", "Front.example.com.", true);
        dns("CNAME", "front.example.com", "back.example.com", false);
        dns("A", "back.example.com", "127.0.0.2", false);
        assertThat(origins(), contains("127.0.0.2:443"));
        assertThat(
                "only what visitors see has to be proxied", work.recorder.last().warnings(), is(empty()));
    }

    @Test
    void aCnameOutOfTheZoneIsLeftToTheMachineThatVisits() throws Exception {
        dns("CNAME", "www.example.com", "localhost.localdomain", true);
        assertThat(origins(), contains("localhost.localdomain:443"));
        assertThat(
                "no question for a name of another zone",
                work.emulator.requests().stream()
                        .map(Object::toString)
                        .filter(request -> request.contains("localdomain"))
                        .toList(),
                is(empty()));
    }

    @Test
    void anIdOfAZoneNeedsNoName() throws Exception {
        dns("CNAME", "www.example.com", "back.example.com", true);
        dns("A", "back.example.com", "127.0.0.2", false);
        assertThat(origins("zone", work.zoneId), contains("127.0.0.2:443"));
    }

    @Test
    void theNearestWildcardStandsIn() throws Exception {
        dns("A", "*.example.com", "127.0.0.2", true);
        assertThat(origins(), contains("127.0.0.2:443"));
        assertThat(
                work.recorder.last().warnings(),
                contains("www.example.com has no DNS record of its own; the origin of *.example.com is taken"));
    }

    @Test
    void anUnproxiedRecordIsAWarning() throws Exception {
        dns("A", "www.example.com", "127.0.0.2", false);
        dns("AAAA", "www.example.com", "::1", false);
        assertThat(origins(), contains("127.0.0.2:443", "[::1]:443"));
        String warning = work.recorder.last().warnings().get(0);
        assertThat(
                warning,
                allOf(
                        startsWith("the DNS of www.example.com is not proxied (A 127.0.0.2, AAAA ::1)"),
                        containsString("will be refused once the origin enforces"),
                        containsString("switch the proxy on")));
        assertThat(work.console, hasItem("Warning: " + warning));
    }

    @Test
    void noRecordEndsItWithTheCure() {
        assertThat(
                refusal(),
                is("origins is absent and the DNS of zone example.com has no A, AAAA or CNAME record for"
                        + " www.example.com; name the origin's addresses, such as origins: '192.0.2.10'"));
    }

    @Test
    void aCircleEndsIt() {
        dns("CNAME", "www.example.com", "a.example.com", true);
        dns("CNAME", "a.example.com", "www.example.com", true);
        assertThat(
                refusal(),
                startsWith("the CNAME records of www.example.com lead in a circle (www.example.com to a.example.com to"
                        + " www.example.com)"));
    }

    @Test
    void aTunnelHasNoAddress() {
        dns("CNAME", "www.example.com", "6ff42ae2-765d-4adf-8112-31c55c1551ef.cfargotunnel.com", true);
        assertThat(refusal(), startsWith("hostname www.example.com goes to a Cloudflare Tunnel (6ff42ae2-"));
    }

    @Test
    void aTokenThatIsNotLetInIsToldSo() {
        work.emulator.registerToken("a-token", TokenRule.WITHOUT_DNS);
        assertThat(refusal("zone", work.zoneId), containsString("'DNS: Read'"));
    }

    @Test
    void aPassingFaultOfTheApiIsWaitedFor() throws Exception {
        dns("A", "www.example.com", "127.0.0.2", true);
        work.emulator.failNext(Fault.on("GET", "/dns_records").error(502, 0, "bad gateway"));
        assertThat(origins(), contains("127.0.0.2:443"));
        assertThat(String.join("\n", work.console), containsString("trying again"));
    }

    @Test
    void givenOriginsNeedNoToken() throws Exception {
        dns("A", "www.example.com", "127.0.0.2", true);
        assertThat(origins("origins", "127.0.0.4:9"), contains("127.0.0.4:9"));
        assertThat(work.emulator.requests(), is(empty()));
        assertThat(String.join("\n", work.console), not(containsString("Cloudflare's DNS")));
    }
}
