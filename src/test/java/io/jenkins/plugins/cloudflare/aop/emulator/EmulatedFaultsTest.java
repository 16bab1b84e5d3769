package io.jenkins.plugins.cloudflare.aop.emulator;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.EncryptionMode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the emulator can do wrong on purpose, and what it remembers. */
class EmulatedFaultsTest extends EmulatedZoneFixture {
    private static org.hamcrest.Matcher<Object> instanceOf(Class<?> type) {
        return org.hamcrest.Matchers.instanceOf(type);
    }

    @Test
    void tokensCanBeRefused() throws Exception {
        start();
        emulator.registerToken("any", TokenRule.WITHOUT_CERTIFICATES);
        CloudflareException certificates = failure(() -> api.certificates(zone));
        assertThat(certificates.code(), is(10000));
        assertThat(certificates.getMessage(), containsString("SSL and Certificates: Edit"));
        assertThat(api.encryptionMode(zone), is(EncryptionMode.FULL));
        emulator.registerToken("any", TokenRule.WITHOUT_SETTINGS);
        assertThat(failure(() -> api.encryptionMode(zone)).getMessage(), containsString("Zone Settings: Read"));
        emulator.registerToken("any", TokenRule.WITHOUT_ZONES);
        assertThat(failure(() -> api.zoneNamed("example.com")).getMessage(), containsString("'Zone: Read'"));
        emulator.registerToken("any", TokenRule.OTHER_ADDRESS);
        assertThat(failure(() -> api.certificates(zone)).getMessage(), containsString("192.0.2.10"));
        emulator.registerToken("any", TokenRule.WRONG);
        assertThat(failure(() -> api.certificates(zone)).getMessage(), containsString("revoked"));
    }

    @Test
    void faultsMeetWhatTheyAreMeantFor() throws Exception {
        start();
        emulator.failNext(Fault.on("POST", "/hostnames/certificates").dropped().afterApplying());
        emulator.failNext(Fault.on("GET", "/hostnames/certificates")
                .error(429, 971, "Please \"wait\"")
                .header("Retry-After", "2")
                .times(2));
        assertThat(failure(() -> uploaded(LEAF)), is(instanceOf(CloudflareException.Unavailable.class)));
        for (int i = 0; i < 2; i++) {
            assertThat(failure(() -> api.certificates(zone)).retryAfter(), is(Duration.ofSeconds(2)));
        }
        assertThat("only the answer was lost", api.certificates(zone), hasSize(1));
    }

    @Test
    void aSecondChangeDuringTheFirstIsAConflict() throws Exception {
        start(EmulatorOptions.defaults().withPending(Pending.reads(0)).withWriteTime(Duration.ofSeconds(1)));
        List<Credential> leaves = List.of(LEAF, Credential.selfSigned("another"));
        List<CompletableFuture<CertificateId>> uploads = IntStream.range(0, 2)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    try {
                        return uploaded(leaves.get(i));
                    } catch (CloudflareException e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .toList();
        int conflicts = 0;
        for (CompletableFuture<CertificateId> upload : uploads) {
            try {
                upload.get();
            } catch (ExecutionException e) {
                CloudflareException cause = (CloudflareException) e.getCause().getCause();
                assertThat(cause.httpStatus(), is(409));
                assertThat(cause.isTransient(), is(true));
                conflicts++;
            }
        }
        assertThat(conflicts, is(1));
    }

    @Test
    void theLogHasRequestsAndNoSecrets() throws Exception {
        start();
        uploaded(LEAF);
        api.associations(zone);
        String family = "/zones/" + zone + "/origin_tls_client_auth/hostnames";
        assertThat(
                emulator.requests(),
                contains(
                        new LoggedRequest("POST", family + "/certificates", ""),
                        new LoggedRequest("GET", family, "status=all&per_page=1000")));
        assertThat(emulator.requests().get(0).isWrite(), is(true));
        assertThat(emulator.requests().toString(), not(containsString("PRIVATE")));
        assertThat(emulator.apiUrl(), startsWith("http://127.0.0.1:"));
    }
}
