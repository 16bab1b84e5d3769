package io.jenkins.plugins.cloudflare.aop.emulator;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.cloudflare.Association;
import io.jenkins.plugins.cloudflare.aop.cloudflare.AssociationChange;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Oddities of changes, which every third one has. */
class OddChangesTest extends EmulatedZoneFixture {
    private void start(Oddity oddity) throws Exception {
        start(EmulatorOptions.defaults()
                .withPending(Pending.lasting(Duration.ofSeconds(1)))
                .withOddities(Set.of(oddity)));
    }

    private List<String> hostnames() throws CloudflareException {
        return api.associations(zone).stream().map(Association::hostname).toList();
    }

    @Test
    void aLateWriteIsMadeFiveSecondsLater() throws Exception {
        start(Oddity.LATE_WRITE);
        CertificateId id = live(LEAF);
        associate("a.example.com", id, true);
        associate("b.example.com", id, true);
        assertThat(failure(() -> associate("c.example.com", id, true)).isTransient(), is(true));
        assertThat(hostnames(), contains("a.example.com", "b.example.com"));
        pass(5);
        assertThat("at the request after it", hostnames(), contains("a.example.com", "b.example.com", "c.example.com"));
    }

    @Test
    void aPartialWriteIsMadeForTheFirstHalf() throws Exception {
        start(Oddity.PARTIAL_WRITE);
        CertificateId id = live(LEAF);
        List<AssociationChange> two = List.of(
                new AssociationChange("a.example.com", id, true), new AssociationChange("b.example.com", id, true));
        api.associate(zone, two);
        api.associate(zone, two);
        List<AssociationChange> more = List.of(
                new AssociationChange("c.example.com", id, true), new AssociationChange("d.example.com", id, true));
        failure(() -> api.associate(zone, more));
        assertThat(hostnames(), contains("a.example.com", "b.example.com", "c.example.com"));
    }

    @Test
    void aDeletionThatIsStuckDoesNotEnd() throws Exception {
        start(Oddity.STUCK_DELETION);
        List<CertificateId> ids =
                List.of(live(LEAF), live(Credential.selfSigned("second")), live(Credential.selfSigned("third")));
        for (CertificateId id : ids) {
            api.delete(zone, id);
        }
        pass(3600);
        assertThat(api.certificates(zone).stream().map(one -> one.statusText()).toList(), contains("pending_deletion"));
        assertThat(statusOf(ids.get(2)), is("pending_deletion"));
    }

    @Test
    void everyThirdCertificateFails() throws Exception {
        start(Oddity.FAILING_CERTIFICATE);
        CertificateId first = live(LEAF);
        CertificateId second = live(Credential.selfSigned("second"));
        CertificateId third = live(Credential.selfSigned("third"));
        assertThat(
                List.of(statusOf(first), statusOf(second), statusOf(third)),
                contains("active", "active", "deployment_timed_out"));
    }
}
