package io.jenkins.plugins.cloudflare.aop.operation.lifecycle;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which certificate of the zone a rotation may move to when its CA issues one otherwise. */
class ReplacementTest extends LifeCycleFixture {
    /** A rotation of one hostname to a leaf of 30 days. */
    private Object[] issued(Object... more) {
        List<Object> all = new ArrayList<>(List.of(
                "zone",
                "example.com",
                "issuerCredentialsId",
                "ca",
                "commonName",
                APP,
                "hostnames",
                APP,
                "origins",
                "192.0.2.1",
                "validityDays",
                30));
        all.addAll(List.of(more));
        return all.toArray();
    }

    /** A leaf of the CA with the common name of the rotation, in the zone and used by nobody. */
    private String lies(int days) throws Exception {
        String id = work.upload(
                        "zone",
                        "example.com",
                        "issuerCredentialsId",
                        "ca",
                        "commonName",
                        APP,
                        "validityDays",
                        days,
                        "renewBeforeDays",
                        1)
                .getId();
        work.nextBuild();
        return id;
    }

    /** A forced rotation whose CA issues: whoever forces one because a key has leaked does not get it back. */
    @Test
    void aForcedRotationAdoptsNothingThatTheHostnamesHadBefore() throws Exception {
        List<String> had = new ArrayList<>(List.of(old));
        for (int i = 0; i < 3; i++) {
            work.nextBuild();
            String next = work.rotate(issued("force", true)).getCertificateId();
            assertThat(had, not(hasItem(next)));
            had.add(next);
        }
    }

    @Test
    void aForcedRotationAdoptsNothingThatWasThereBefore() throws Exception {
        String there = lies(30);
        assertThat(work.rotate(issued("force", true)).getCertificateId(), is(not(there)));
    }

    @Test
    void aRotationThatIsDueAdoptsWhatFitsAndWasNotInUse() throws Exception {
        work.clock.pass(Duration.ofDays(55));
        String there = lies(30);
        assertThat(work.rotate(issued()).getCertificateId(), is(there));
    }

    @Test
    void aLeafThatLivesLongerThanTheStepAsksForIsNotAdopted() throws Exception {
        work.clock.pass(Duration.ofDays(55));
        String there = lies(729);
        assertThat(work.rotate(issued()).getCertificateId(), is(not(there)));
    }
}
