package io.jenkins.plugins.cloudflare.aop.operation.rotate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a rotation does when nothing comes between. */
class RotateCertificateTest extends RotationFixture {
    private static List<String> phases(RotationResult result) {
        return result.getPhases().stream()
                .map(phase -> phase.get("phase").toString())
                .toList();
    }

    @Test
    void hostnamesMoveAreProvedAndTheOldCertificateGoes() throws Exception {
        int before = work.writes().size();
        RotationResult result = work.rotate(with("deleteOld", true));
        assertThat(result.isRotated(), is(true));
        assertThat(result.getOldCertificateId(), is(old));
        assertThat(result.isOldDeleted(), is(true));
        assertThat(pointers(), is(all(result.getCertificateId())));
        assertThat(certificates(), is(List.of(result.getCertificateId())));
        assertThat("one of each", methods(before), is(List.of("POST", "PUT", "DELETE")));
        assertThat(phases(result), is(List.of("upload", "accept", "switch", "prove", "retire")));
        OperationEntry entry = work.recorder.last();
        assertThat(entry.outcome(), is(Outcome.SUCCESS));
        assertThat(entry.certificate().id(), is(result.getCertificateId()));
        assertThat(entry.phases(), hasSize(5));
        assertThat(entry.hostnames(), hasSize(2));
        assertThat(entry.hostnames().get(0).changed(), is(true));
        assertThat(entry.verdicts(), hasSize(4));
        assertThat(entry.writes(), hasSize(3));
    }

    @Test
    void nothingHappensWhileThereIsTime() throws Exception {
        int before = work.writes().size();
        RotationResult result = work.rotate(with("force", false, "renewBeforeDays", 20));
        assertThat(result.isRotated(), is(false));
        assertThat(result.getCertificateId(), is(old));
        assertThat(result.toString(), containsString("days left, more than renewBeforeDays (20)"));
        assertThat(methods(before), is(empty()));
        assertThat(origin.proofs, is(0));
    }

    @Test
    void itIsTimeWhenFewDaysAreLeft() throws Exception {
        long days = (Long)
                work.status("zone", "example.com").getCertificates().get(0).get("daysLeft");
        work.rotate(with("force", false, "renewBeforeDays", (int) days + 1));
        assertThat(pointers().values(), not(hasItem(old)));
    }

    @Test
    void theOldCertificateStaysUnlessTold() throws Exception {
        RotationResult result = work.rotate(with());
        assertThat(certificates(), is(List.of(old, result.getCertificateId())));
        work.clock.pass(Duration.ofDays(7));
        assertThat(work.prune("zone", "example.com").getDeleted().get(0).get("id"), is(old));
    }

    @Test
    void anAssociationThatIsSwitchedOffMovesSwitchedOff() throws Exception {
        work.disable("hostnames", "api.example.com", "mode", "off");
        RotationResult result = work.rotate(with("deleteOld", true));
        assertThat(result.isOldDeleted(), is(true));
        assertThat(
                work.api()
                        .association(work.zone(), "api.example.com")
                        .orElseThrow()
                        .enabled(),
                is(false));
        assertThat(
                work.api()
                        .association(work.zone(), "www.example.com")
                        .orElseThrow()
                        .enabled(),
                is(true));
    }

    @Test
    void onlyTheNamedHostnamesMove() throws Exception {
        RotationResult result = work.rotate(with("hostnames", "www.example.com", "deleteOld", true));
        assertThat(pointers(), is(Map.of("www.example.com", result.getCertificateId(), "api.example.com", old)));
        assertThat("still in use", result.isOldDeleted(), is(false));
        assertThat(work.recorder.last().warnings(), hasItem(containsString("api.example.com uses it")));
        assertThat(work.status("zone", "example.com").getDrift(), is(empty()));
    }
}
