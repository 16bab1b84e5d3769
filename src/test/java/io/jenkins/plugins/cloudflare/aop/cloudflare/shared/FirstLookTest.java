package io.jenkins.plugins.cloudflare.aop.cloudflare.shared;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ApiToken;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ZoneLists;
import io.jenkins.plugins.cloudflare.aop.cloudflare.http.OkHttpAopApi;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.EmulatedBuild;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import java.nio.file.Path;
import java.time.Duration;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operation takes over from the one before it in the same run. */
class FirstLookTest {
    private static final ClientCertificate CLIENT = TestPki.ca("CA").client("www.example.com");
    private static final Duration MOMENT = Duration.ofSeconds(1);

    @TempDir
    Path directory;

    private EmulatedBuild world;
    private SharedApis apis;

    /** After an operation has listed the certificates, of which there are none. */
    @BeforeEach
    void list() throws Exception {
        world = new EmulatedBuild(directory);
        apis = new SharedApis(world.clock);
        AopApi first = open();
        world.clock.pass(MOMENT);
        first.nextCertificates(world.zone());
        world.clock.pass(MOMENT);
    }

    @AfterEach
    void stop() throws Exception {
        world.close();
    }

    @Test
    void certificatesOfAMomentAgoAreNotReadAgain() throws Exception {
        assertThat(readsOfFirstLook(open()), is(1));
    }

    @Test
    void whereTheyAreNotEnoughTheyAreReadAfterTheAssociations() throws Exception {
        world.api().upload(world.zone(), CLIENT.leafPem(), CLIENT.privateKeyPem());
        AopApi second = open();
        world.clock.pass(MOMENT);
        int before = requests();

        ZoneLists lists = second.nextLists(world.zone(), seen -> false).orElseThrow();

        assertThat(lists.certificates(), hasSize(1));
        assertThat(requests() - before, is(2));
    }

    @Test
    void theNextLookReadsBoth() throws Exception {
        AopApi second = open();
        readsOfFirstLook(second);

        assertThat(readsOfFirstLook(second), is(2));
    }

    @Test
    void afterAWriteOfAnotherOperationBothAreRead() throws Exception {
        open().delete(world.zone(), new CertificateId("2458ce5a-0c35-4c7f-82c7-8e9487d3ff60"));

        assertThat(readsOfFirstLook(open()), is(2));
    }

    @Test
    void whatIsOutdatedIsReadAgain() throws Exception {
        world.clock.pass(Duration.ofSeconds(19));

        assertThat(readsOfFirstLook(open()), is(2));
    }

    private int readsOfFirstLook(AopApi api) throws Exception {
        world.clock.pass(MOMENT);
        int before = requests();
        assertThat(api.nextLists(world.zone(), seen -> true).isPresent(), is(true));
        return requests() - before;
    }

    private AopApi open() {
        ApiToken secret = ApiToken.of("token");
        String url = world.emulator.apiUrl();
        return apis.share(new OkHttpAopApi(new OkHttpClient(), url, secret), url, secret);
    }

    private int requests() {
        return world.emulator.requests().size();
    }
}
