package io.jenkins.plugins.cloudflare.aop.operation.upload;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.emulator.TokenRule;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When an upload is spared, and what is refused before it. */
class UploadAdoptionTest extends UploadFixture {
    @Test
    void aFullZoneNamesTheUnusedCertificates() throws Exception {
        for (int i = 0; i < 10; i++) {
            ClientCertificate other = CA.client("host" + i + ".example.com");
            work.credentials.with("other" + i, other.leafPem() + other.privateKeyPem());
            UploadResult uploaded = work.upload("zone", "example.com", "certificateCredentialsId", "other" + i);
            if (i != 3) {
                work.enable("hostnames", "host" + i + ".example.com", "certificateId", uploaded.getId());
            }
        }
        int writes = work.writes().size();
        OperationException e = assertThrows(
                OperationException.class,
                () -> work.upload("zone", "example.com", "certificateCredentialsId", "client"));
        assertThat(
                e.getMessage(),
                allOf(
                        containsString("holds 10 hostname certificates"),
                        containsString("CN=host3.example.com"),
                        not(containsString("CN=host4.example.com"))));
        assertThat(work.writes(), hasSize(writes));
    }

    @Test
    void anIssuerIssuesOnceAndAdoptsAfterwards() throws Exception {
        Object[] parameters = {
            "zone", "example.com", "issuerCredentialsId", "ca", "commonName", "WWW.example.com", "validityDays", 30
        };
        UploadResult first = work.upload(parameters);
        assertThat(first.isReused(), is(false));
        work.nextBuild();
        work.clock.pass(Duration.ofDays(19));
        UploadResult second = work.upload(parameters);
        assertThat(second.getId(), is(first.getId()));
        assertThat(second.isReused(), is(true));
        work.nextBuild();
        work.clock.pass(Duration.ofDays(2));
        UploadResult third = work.upload(parameters);
        assertThat(third.getId(), is(not(first.getId())));
        assertThat(third.isReused(), is(false));
        assertThat(work.writes(), hasSize(2));
    }

    @Test
    void aLeafThatEndsWithItsIssuerIsNotReplacedAtEveryBuild() throws Exception {
        Object[] parameters = {
            "zone",
            "example.com",
            "issuerCredentialsId",
            "ca",
            "commonName",
            "www.example.com",
            "validityDays",
            3000,
            "renewBeforeDays",
            2999
        };
        UploadResult first = work.upload(parameters);
        assertThat(String.join("\n", work.console), containsString("the CA of credential 'ca' ends on"));
        work.nextBuild();
        assertThat(work.upload(parameters).getId(), is(first.getId()));
        assertThat(work.writes(), hasSize(1));
    }

    @Test
    void aCertificateOfAnotherIssuerOrNameIsNotAdopted() throws Exception {
        ClientCertificate stranger = TestPki.ca("Origin pull CA").client("www.example.com");
        work.credentials.with("stranger", stranger.leafPem() + stranger.privateKeyPem());
        UploadResult strange = work.upload("zone", "example.com", "certificateCredentialsId", "stranger");
        work.nextBuild();
        UploadResult issued =
                work.upload("zone", "example.com", "issuerCredentialsId", "ca", "commonName", "www.example.com");
        assertThat(issued.getId(), is(not(strange.getId())));
        UploadResult other =
                work.upload("zone", "example.com", "issuerCredentialsId", "ca", "commonName", "api.example.com");
        assertThat(other.getId(), is(not(issued.getId())));
    }

    @Test
    void aWrongTokenIsSaidOnceAndNotRepeated() {
        work.emulator.registerToken("a-token", TokenRule.WRONG);
        OperationException e = assertThrows(
                OperationException.class,
                () -> work.upload("zone", "example.com", "certificateCredentialsId", "client"));
        assertThat(e.getMessage(), allOf(containsString("token"), not(containsString("a-token"))));
        assertThat(work.writes(), is(empty()));
    }

    @Test
    void nothingIsSentForAParameterThatMakesNoSense() {
        refused(
                "certificateCredentialsId and issuerCredentialsId are both given",
                "certificateCredentialsId",
                "client",
                "issuerCredentialsId",
                "ca");
        refused("no client certificate is given");
        refused("commonName is missing", "issuerCredentialsId", "ca");
        refused(
                "commonName is given without issuerCredentialsId",
                "certificateCredentialsId",
                "client",
                "commonName",
                "www.example.com");
        refused("validityDays is 0", "issuerCredentialsId", "ca", "commonName", "a.example.com", "validityDays", 0);
        refused(
                "renewBeforeDays is 30",
                "issuerCredentialsId",
                "ca",
                "commonName",
                "a.example.com",
                "validityDays",
                30,
                "renewBeforeDays",
                30);
        refused(
                "validityDays and renewBeforeDays are for leaves",
                "certificateCredentialsId",
                "client",
                "validityDays",
                30);
        refused("which does not exist", "certificateCredentialsId", "nobody");
        refused("waitSeconds is -1", "certificateCredentialsId", "client", "waitSeconds", -1);
        refused("CA", "certificateCredentialsId", "ca");
        assertThat(work.emulator.requests(), is(empty()));
    }
}
