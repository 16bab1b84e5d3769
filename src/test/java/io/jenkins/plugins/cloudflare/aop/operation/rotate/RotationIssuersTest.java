package io.jenkins.plugins.cloudflare.aop.operation.rotate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.LocalProber;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.TlsOrigin;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which issuers an origin may accept while a certificate is replaced. Its visits are real ones. */
class RotationIssuersTest extends RotationFixture {
    private static final TestPki NEXT = TestPki.ca("Next origin pull CA");
    private static final TestPki SHARED = TestPki.ca("origin-pull.cloudflare.net");
    private static final TestPki STRANGER = TestPki.ca("Somebody's CA");

    private Object[] at(TlsOrigin at, Object... more) {
        work.prober = new LocalProber();
        List<Object> all = new ArrayList<>(List.of("origins", at.address(), "detours", "OTHER_ISSUERS"));
        all.addAll(List.of(more));
        return with(all.toArray());
    }

    private Object[] issued(TlsOrigin at, Object... more) {
        List<Object> all = new ArrayList<>(List.of(at(at, more)));
        int given = all.indexOf("certificateCredentialsId");
        all.set(given, "issuerCredentialsId");
        all.set(given + 1, "ca");
        all.addAll(List.of("commonName", "www.example.com", "hostnames", "www.example.com api.example.com"));
        return all.toArray();
    }

    @Test
    void bothIssuersAreFineWhileOneFollowsTheOther() throws Exception {
        work.credential("next", NEXT);
        try (TlsOrigin both = new TlsOrigin(TlsOrigin.Mode.ENFORCING, CA, NEXT)) {
            assertThat(work.rotate(at(both, "certificateCredentialsId", "next")).isRotated(), is(true));
        }
    }

    @Test
    void aNameThatMayBeAboveTheOldIssuerIsFine() throws Exception {
        ClientCertificate next = NEXT.client("www.example.com");
        work.credentials.with("next", next.leafPem() + NEXT.pem() + next.privateKeyPem());
        try (TlsOrigin three = new TlsOrigin(TlsOrigin.Mode.ENFORCING, CA, NEXT, STRANGER)) {
            assertThat(
                    work.rotate(at(three, "certificateCredentialsId", "next")).isRotated(), is(true));
        }
    }

    @Test
    void theIssuerThatLetsInEveryCustomerOfCloudflareIsFoundInAnyCase() throws Exception {
        work.credential("next", NEXT);
        try (TlsOrigin three = new TlsOrigin(TlsOrigin.Mode.ENFORCING, CA, NEXT, SHARED)) {
            OperationException e = fails(at(three, "certificateCredentialsId", "next"));
            assertThat(
                    e.getMessage(),
                    allOf(
                            containsString("OTHER_ISSUERS"),
                            containsString("every customer of Cloudflare"),
                            containsString("api.example.com, www.example.com were rolled back to certificate " + old)));
            assertThat(pointers(), is(all(old)));
            work.nextBuild();
            assertThat(
                    work.rotate(at(three, "certificateCredentialsId", "next", "detours", "-OTHER_ISSUERS"))
                            .isRotated(),
                    is(true));
        }
    }

    @Test
    void aStrangerIsFoundWhereOneCaIssuesBothAndIsKnownToTheTop() throws Exception {
        try (TlsOrigin two = new TlsOrigin(TlsOrigin.Mode.ENFORCING, CA, STRANGER)) {
            assertThat(fails(issued(two)).getMessage(), containsString("Somebody's CA"));
            work.nextBuild();
            assertThat(
                    work.rotate(issued(two, "allowedIssuers", "Somebody's CA")).isRotated(), is(true));
        }
    }
}
