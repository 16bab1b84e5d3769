package io.jenkins.plugins.cloudflare.aop.operation.rotate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.operation.zone.CertificateEntries;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rotations to a certificate that a private CA issues, and to one of another CA. */
class RotationIssuedTest extends RotationFixture {
    private long daysLeft() throws Exception {
        HostnameCertificate held = work.api().certificates(work.zone()).get(0);
        return CertificateEntries.daysLeft(CertificateEntries.end(held), work.clock.instant());
    }

    @Test
    void aPrivateCaIssuesTheNewOneAndTheNextRunFindsNothingToDo() throws Exception {
        Object[] parameters = {
            "zone",
            "example.com",
            "issuerCredentialsId",
            "ca",
            "commonName",
            "www.example.com",
            "validityDays",
            30,
            "renewBeforeDays",
            10,
            "origins",
            "192.0.2.1",
            "deleteOld",
            true,
            "hostnames",
            "www.example.com api.example.com"
        };
        RotationResult early = work.rotate(parameters);
        assertThat(early.isRotated(), is(false));
        work.nextBuild();
        List<Object> forced = new ArrayList<>(List.of(parameters));
        forced.addAll(List.of("force", true));
        RotationResult first = work.rotate(forced.toArray());
        assertThat(first.isRotated(), is(true));
        work.nextBuild();
        assertThat(work.rotate(parameters).isRotated(), is(false));
        work.nextBuild();
        work.clock.pass(Duration.ofDays(21));
        RotationResult third = work.rotate(parameters);
        assertThat(third.isRotated(), is(true));
        assertThat(third.getOldCertificateId(), is(first.getCertificateId()));
        assertThat(certificates(), is(List.of(third.getCertificateId())));
    }

    @Test
    void aCaThatEndsTogetherWithTheCertificateHasToBeRenewed() throws Exception {
        work.clock.pass(Duration.ofDays(daysLeft() - 9));
        fails(
                "issues none that lasts longer; renew the CA",
                "zone",
                "example.com",
                "issuerCredentialsId",
                "ca",
                "commonName",
                "www.example.com",
                "renewBeforeDays",
                10,
                "origins",
                "192.0.2.1");
    }

    @Test
    void anotherCaIsRotatedToAsWell() throws Exception {
        TestPki other = TestPki.ca("Next origin pull CA");
        work.credential("next", other);
        assertThat(work.rotate(with("certificateCredentialsId", "next")).isRotated(), is(true));
    }
}
