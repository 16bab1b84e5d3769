package io.jenkins.plugins.cloudflare.aop.operation.rotate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a rotation is told: which certificate, by which other, and how it is proved. */
class RotateParametersTest extends RotationFixture {
    @Test
    void theCredentialHasToHoldAnotherCertificate() throws Exception {
        fails("holds the very same one", with("certificateCredentialsId", "old"));
        assertThat(
                work.rotate(with("certificateCredentialsId", "old", "force", false, "renewBeforeDays", 1))
                        .isRotated(),
                is(false));
    }

    @Test
    void severalCertificatesInUseNeedAChoice() throws Exception {
        String second = work.uploaded("second", CA);
        work.enable("hostnames", "shop.example.com", "certificateId", second);
        work.nextBuild();
        OperationException e = fails(with());
        assertThat(
                e.getMessage(), allOf(containsString("oldCertificateId"), containsString(old), containsString(second)));
        fails(
                "uses certificate " + second + ", not " + old,
                with("hostnames", "www.example.com shop.example.com", "oldCertificateId", old));
        work.rotate(with("oldCertificateId", second));
        assertThat(pointers().get("www.example.com"), is(old));
    }

    @Test
    void theNameInTheNewCertificateTellsWhichOneItReplaces() throws Exception {
        String second = work.uploaded("second", CA);
        work.enable("hostnames", "new.example.com", "certificateId", second);
        work.nextBuild();
        assertThat(work.rotate(with()).getOldCertificateId(), is(second));
    }

    @Test
    void badParametersChangeNothing() throws Exception {
        int before = work.writes().size();
        fails("origins has '192.0.2.300'", with("origins", "192.0.2.300"));
        fails("expect is 'maybe'", with("expect", "maybe"));
        fails("onFailure is 'maybe'", with("onFailure", "maybe"));
        fails("oldCertificateId: certificate id 'the old one'", with("oldCertificateId", "the old one"));
        fails("renewBeforeDays is -1", with("renewBeforeDays", -1));
        fails("validityDays is for leaves", with("validityDays", 30));
        fails("hostname new.example.com has no client certificate", with("hostnames", "new.example.com"));
        fails("no client certificate is given", "zone", "example.com", "origins", "192.0.2.1");
        assertThat(methods(before), is(empty()));
    }

    @Test
    void whatAProofNeedsIsAskedForBeforeAnythingAndAlsoWhileThereIsTime() throws Exception {
        int before = work.writes().size();
        Object[] bare = {"zone", "example.com", "certificateCredentialsId", "new", "renewBeforeDays", 1};
        refused("expect is 'maybe'", bare, "expect", "maybe");
        refused("path is 'here'", bare, "path", "here");
        refused("detours has 'HTTP'", bare, "detours", "HTTP");
        refused("allowedIssuers has", bare, "allowedIssuers", "=x");
        refused("trustCredentialsId names 'gone'", bare, "trustCredentialsId", "gone");
        assertThat(work.rotate(bare).isRotated(), is(false));
        refused("origins is absent and the DNS of zone example.com has no", bare, "renewBeforeDays", 5000);
        assertThat("no origin is known, so nothing was uploaded", methods(before), is(empty()));
    }

    private void refused(String why, Object[] parameters, Object... more) {
        List<Object> all = new ArrayList<>(List.of(parameters));
        all.addAll(List.of(more));
        fails(why, all.toArray());
    }

    @Test
    void aZoneWithoutCertificatesNeedsTheFirstOne() throws Exception {
        work.disable("hostnames", "www.example.com api.example.com");
        fails("enable the first one with aopEnableHostname", with());
    }

    @Test
    void aCertificateThatNoHostnameUsesNeedsNoRotation() throws Exception {
        String spare = work.uploaded("spare", CA);
        work.nextBuild();
        RotationResult result = work.rotate(with("oldCertificateId", spare));
        assertThat(result.toString(), containsString("is used by no hostname"));
    }
}
