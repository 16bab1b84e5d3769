package io.jenkins.plugins.cloudflare.aop.emulator;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.cloudflare.Association;
import io.jenkins.plugins.cloudflare.aop.cloudflare.AssociationChange;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.DeploymentStatus;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ZoneFinder;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Associations and zones of the emulator as the client sees them. */
class EmulatedAssociationsTest extends EmulatedZoneFixture {
    @Test
    void anAssociationIsSetChangedAndVoided() throws Exception {
        start();
        CertificateId id = live(LEAF);
        assertThat(api.association(zone, "www.example.com"), is(Optional.empty()));
        Association set = associate("www.example.com", id, true).get(0).withoutTime();
        assertThat(set, equalTo(new Association("www.example.com", id, true, "pending_deployment", "active")));
        pass(8);
        assertThat(api.association(zone, "www.example.com").orElseThrow().status(), is(DeploymentStatus.ACTIVE));
        Association voided = associate("www.example.com", id, null).get(0);
        assertThat("the answer shows the void", voided.enabled(), is((Boolean) null));
        Association late = api.association(zone, "www.example.com").orElseThrow();
        assertThat("reads do not yet", late.enabled(), is(true));
        assertThat(late.statusText(), is("pending_deletion"));
        pass(8);
        assertThat(
                api.associations(zone).stream().map(Association::withoutTime).toList(),
                contains(new Association("www.example.com", id, null, "deleted", null)));
        assertThat(api.association(zone, "www.example.com"), is(Optional.empty()));
        pass(8);
        assertThat(api.associations(zone), is(empty()));
    }

    @Test
    void aBulkChangeIsAtomicUnlessAskedOtherwise() throws Exception {
        start();
        CertificateId id = live(LEAF);
        CertificateId unknown = new CertificateId("00000000-0000-4000-8000-000000000000");
        List<AssociationChange> changes = List.of(
                new AssociationChange("a.example.com", id, true),
                new AssociationChange("b.example.com", unknown, true));
        assertThat(failure(() -> api.associate(zone, changes)).code(), is(1415));
        assertThat(api.associations(zone), is(empty()));
        emulator.close();

        start(EmulatorOptions.defaults().withPending(Pending.reads(0)).withAtomicChanges(false));
        CertificateId other = uploaded(LEAF);
        assertThat(
                failure(() -> api.associate(
                                zone,
                                List.of(
                                        new AssociationChange("a.example.com", other, true),
                                        new AssociationChange("b.example.com", unknown, true))))
                        .code(),
                is(1415));
        assertThat(api.associations(zone).get(0).hostname(), is("a.example.com"));
    }

    @Test
    void quotasAndOtherZonesAreRefusedWithCodesOfTheEmulator() throws Exception {
        start();
        CertificateId id = live(LEAF);
        for (int i = 1; i < 10; i++) {
            uploaded(Credential.selfSigned("leaf " + i));
        }
        assertThat(
                failure(() -> uploaded(Credential.selfSigned("eleventh"))).code(),
                is(EmulatorErrorCodes.CERTIFICATE_QUOTA));
        List<AssociationChange> changes = IntStream.range(0, 101)
                .mapToObj(i -> new AssociationChange("h" + i + ".example.com", id, true))
                .toList();
        assertThat(failure(() -> api.associate(zone, changes)).code(), is(EmulatorErrorCodes.ASSOCIATION_QUOTA));
        assertThat(api.associate(zone, changes.subList(0, 100)).result(), hasSize(100));
        assertThat(
                failure(() -> associate("h100.example.com", id, true)).code(),
                is(EmulatorErrorCodes.ASSOCIATION_QUOTA));
        assertThat(failure(() -> associate("www.example.org", id, true)).code(), is(EmulatorErrorCodes.OTHER_ZONE));
    }

    @Test
    void reservedZonesExistOnDemand() throws Exception {
        start(EmulatorOptions.defaults().withReservedZonesOnDemand(true));
        ZoneFinder finder = new ZoneFinder(api);
        assertThat(finder.zoneOf("www.shop.test").name(), is("shop.test"));
        assertThat(finder.zoneOf("a.b.example.org").name(), is("example.org"));
        assertThat(finder.zoneOf("example.com").id(), is(zone));
        CloudflareException unknown = failure(() -> finder.zoneOf("www.jenkins.io"));
        assertThat(unknown.getMessage(), containsString("www.jenkins.io, jenkins.io"));
    }
}
