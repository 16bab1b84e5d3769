package io.jenkins.plugins.cloudflare.aop.operation.rotate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.LocalProber;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.TlsOrigin;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.VerdictEntry;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A rotation that is also proved by requests through Cloudflare, which presents the new certificate by then. */
class RotationThroughCloudflareTest extends RotationFixture {
    private static final TestPki NEXT = TestPki.ca("Next origin pull CA");

    private RotationResult rotate(TlsOrigin visited, TlsOrigin behindCloudflare) throws Exception {
        work.prober = new LocalProber();
        work.credential("next", NEXT);
        int port = Integer.parseInt(behindCloudflare.address().replaceAll(".*:", ""));
        for (String hostname : List.of("www.example.com", "api.example.com")) {
            work.emulator.routeOrigin(hostname, InetAddress.getLoopbackAddress(), port);
        }
        return work.rotate(with(
                "certificateCredentialsId",
                "next",
                "origins",
                visited.address(),
                "detours",
                "OTHER_ISSUERS",
                "throughCloudflare",
                true));
    }

    @Test
    void cloudflareIsLetInWithTheNewCertificate() throws Exception {
        try (TlsOrigin both = new TlsOrigin(TlsOrigin.Mode.ENFORCING, CA, NEXT)) {
            assertThat(rotate(both, both).isRotated(), is(true));
        }
        List<VerdictEntry> through = work.recorder.last().verdicts().stream()
                .filter(entry -> entry.origin().equals(VerdictEntry.THROUGH_CLOUDFLARE))
                .toList();
        assertThat("two hostnames, before and after the switch", through, hasSize(4));
    }

    @Test
    void whoIsRefusedBehindCloudflareGoesBack() throws Exception {
        // The visited one is ready for both; the one that Cloudflare goes to was forgotten.
        try (TlsOrigin both = new TlsOrigin(TlsOrigin.Mode.ENFORCING, CA, NEXT);
                TlsOrigin forgotten = new TlsOrigin(CA, TlsOrigin.Mode.ENFORCING)) {
            OperationException e = assertThrows(OperationException.class, () -> rotate(both, forgotten));
            assertThat(
                    e.getMessage(),
                    allOf(
                            containsString("through Cloudflare"),
                            containsString("api.example.com, www.example.com were rolled back to certificate " + old)));
        }
        assertThat(pointers(), is(all(old)));
    }
}
