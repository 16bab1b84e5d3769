package io.jenkins.plugins.cloudflare.aop.cloudflare.shared;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ApiToken;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.http.OkHttpAopApi;
import io.jenkins.plugins.cloudflare.aop.emulator.Fault;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.EmulatedBuild;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many operations that look at one zone, over the emulated Cloudflare and a clock of the test's. */
class SharedApisTest {
    private static final ClientCertificate CLIENT = TestPki.ca("CA").client("www.example.com");

    @TempDir
    Path directory;

    private EmulatedBuild world;
    private SharedApis apis;

    @BeforeEach
    void start() throws Exception {
        world = new EmulatedBuild(directory);
        apis = new SharedApis(world.clock);
    }

    @AfterEach
    void stop() throws Exception {
        world.close();
    }

    @Test
    void manyWhoWaitTakeNoMoreRequestsThanOne() throws Exception {
        List<AopApi> waiting = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            waiting.add(open("token"));
        }
        int before = requests();
        int answers = 0;
        for (int second = 0; second < 300; second++) {
            world.clock.pass(Duration.ofSeconds(1));
            // Each comes every ten seconds, as after the first half minute of a wait.
            for (int i = second % 10; i < waiting.size(); i += 10) {
                answers += waiting.get(i).nextCertificates(world.zone()).isPresent() ? 1 : 0;
            }
        }

        assertThat(answers, is(500 * 30));
        assertThat(requests() - before, is(lessThanOrEqualTo(5 * 60)));
    }

    @Test
    void manyWhoWaitForTheGlobalLevelShareTheirLooksAsWell() throws Exception {
        List<AopApi> waiting = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            waiting.add(open("token"));
        }
        int before = requests();
        List<Boolean> answers = new ArrayList<>();
        for (int second = 0; second < 60; second++) {
            world.clock.pass(Duration.ofSeconds(1));
            for (int i = second % 10; i < waiting.size(); i += 10) {
                waiting.get(i).nextGlobalEnabled(world.zone()).ifPresent(answers::add);
            }
            if (second == 29) {
                waiting.get(9).enableGlobally(world.zone(), true);
            }
        }

        assertThat(answers, hasSize(600));
        assertThat(answers.subList(0, 300), everyItem(is(false)));
        assertThat(answers.subList(300, 600), everyItem(is(true)));
        assertThat(requests() - before, is(lessThanOrEqualTo(61)));
    }

    @Test
    void anAnswerIsGivenOnceToEach() throws Exception {
        AopApi one = open("token");
        AopApi other = open("token");
        world.clock.pass(Duration.ofMillis(10));

        assertThat(one.nextLists(world.zone()).isPresent(), is(true));
        assertThat(other.nextLists(world.zone()).isPresent(), is(true));
        int before = requests();
        assertThat(spent(other), is(empty()));

        assertThat(requests() - before, is(6));
    }

    /** Looks until there is no budget left; the first that is empty ends it. */
    private List<Object> spent(AopApi api) throws CloudflareException {
        while (api.nextLists(world.zone()).isPresent()) {
            // Each of these was a request: nothing that was seen is given again.
        }
        return List.of();
    }

    @Test
    void whatAnOperationWroteIsInItsNextLook() throws Exception {
        AopApi other = open("token");
        AopApi writer = open("token");
        world.clock.pass(Duration.ofMillis(10));
        other.nextCertificates(world.zone());
        writer.upload(world.zone(), CLIENT.leafPem(), CLIENT.privateKeyPem());
        world.clock.pass(Duration.ofMillis(10));

        assertThat(writer.nextCertificates(world.zone()).orElseThrow(), hasSize(1));
    }

    @Test
    void anOperationThatBeginsSeesWhatEndedBefore() throws Exception {
        AopApi first = open("token");
        world.clock.pass(Duration.ofMillis(10));
        first.nextCertificates(world.zone());
        world.api().upload(world.zone(), CLIENT.leafPem(), CLIENT.privateKeyPem());
        world.clock.pass(Duration.ofMillis(10));
        AopApi second = open("token");

        assertThat(second.nextCertificates(world.zone()).orElseThrow(), hasSize(1));
    }

    @Test
    void anotherTokenSharesNothing() throws Exception {
        AopApi one = open("token");
        AopApi other = open("another");
        world.clock.pass(Duration.ofMillis(10));
        int before = requests();

        one.zoneNamed("example.com");
        other.zoneNamed("example.com");
        one.nextCertificates(world.zone());
        other.nextCertificates(world.zone());

        assertThat(requests() - before, is(4));
    }

    @Test
    void aZoneIsFoundOnceAndARefusalIsAskedAgainSoon() throws Exception {
        world.emulator.failNext(
                Fault.on("GET", "/zones").error(403, 9109, "Unauthorized to access requested resource"));
        int before = requests();
        assertThrows(CloudflareException.class, () -> open("token").zoneNamed("example.com"));
        assertThrows(CloudflareException.class, () -> open("token").zoneNamed("example.com"));
        assertThat(requests() - before, is(1));
        world.clock.pass(Duration.ofSeconds(5));

        open("token").zoneNamed("example.com");
        open("token").zoneNamed("example.com");

        assertThat(requests() - before, is(2));
    }

    @Test
    void anyOtherFailureIsNotRemembered() throws Exception {
        world.emulator.failNext(Fault.on("GET", "/zones").error(500, 0, "Internal error"));
        assertThrows(CloudflareException.class, () -> open("token").zoneNamed("example.com"));

        assertThat(open("token").zoneNamed("example.com").isPresent(), is(true));
    }

    @Test
    void aLookThatFailsIsNotInTheWayOfTheNext() throws Exception {
        AopApi api = open("token");
        world.emulator.failNext(Fault.on("GET", "/hostnames/certificates").error(500, 0, "Internal error"));
        assertThrows(CloudflareException.class, () -> api.nextCertificates(world.zone()));
        world.clock.pass(Duration.ofSeconds(2));

        assertThat(api.nextCertificates(world.zone()).isPresent(), is(true));
    }

    @Test
    void whenCloudflareAsksToBeLeftAloneNobodyLooks() throws Exception {
        AopApi first = open("token");
        AopApi other = open("token");
        world.emulator.failNext(Fault.on("GET", "/hostnames/certificates")
                .error(429, 0, "Too many requests")
                .header("Retry-After", "120"));
        assertThrows(CloudflareException.RateLimited.class, () -> first.nextCertificates(world.zone()));
        int before = requests();

        world.clock.pass(Duration.ofSeconds(119));
        assertThat(other.nextCertificates(world.zone()).isPresent(), is(false));
        assertThat(requests(), is(before));
        world.clock.pass(Duration.ofSeconds(1));
        assertThat(other.nextCertificates(world.zone()).isPresent(), is(true));
    }

    private AopApi open(String token) {
        ApiToken secret = ApiToken.of(token);
        String url = world.emulator.apiUrl();
        return apis.share(new OkHttpAopApi(new OkHttpClient(), url, secret), url, secret);
    }

    private int requests() {
        return world.emulator.requests().size();
    }
}
