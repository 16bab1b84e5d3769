package io.jenkins.plugins.cloudflare.aop.operation.rotate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.cloudflare.Association;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.operation.journal.HostnamePointer;
import io.jenkins.plugins.cloudflare.aop.operation.journal.RotationState;
import io.jenkins.plugins.cloudflare.aop.operation.journal.ZoneDocument;
import io.jenkins.plugins.cloudflare.aop.operation.zone.ZoneContents;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which of the journal's pointers outdate a rotation. */
class RotationChangesTest {
    private static final String APP = "app.example.com";
    private static final String OLD = "11111111-1111-1111-1111-111111111111";
    private static final String NEW = "22222222-2222-2222-2222-222222222222";
    private static final String ID = "rotation-1";

    /** A build that set the hostname to what it has now. */
    private static Map<String, String> since(String certificate, String build, String at, String rotation) {
        return since(certificate, certificate, build, at, rotation, false);
    }

    private static Map<String, String> since(
            String present, String certificate, String build, String at, String rotation, boolean confirmed) {
        RotationState state = new RotationState(
                OLD,
                NEW,
                Map.of(APP, true),
                Map.of(),
                null,
                RotationState.Stage.SWITCHING,
                null,
                "job#1",
                "2026-01-01T10:00:00.700Z",
                null);
        HostnamePointer pointer = new HostnamePointer(
                certificate, true, null, build, at, List.of(), rotation, null, List.of(), confirmed);
        Association now = new Association(APP, new CertificateId(present), true, "active", "active");
        return new RotationChanges(ID, state)
                .since(
                        new ZoneContents(List.of(), Map.of(APP, now)),
                        ZoneDocument.empty().withPointers(Map.of(APP, pointer)));
    }

    @Test
    void aLaterSuccessOutdatesIt() {
        String at = "2026-01-01T10:05:00Z";
        assertThat(since(NEW, "job#2", at, null), hasEntry(APP, "hostname " + APP + " was set by job#2 at " + at));
        assertThat(since(OLD, "job#2", at, null), hasEntry(APP, "hostname " + APP + " was set by job#2 at " + at));
    }

    @Test
    void aLaterSuccessOutdatesItAlsoWhenSomebodyHasUndoneItSince() {
        String third = "33333333-3333-3333-3333-333333333333";
        String at = "2026-01-01T10:05:00Z";
        assertThat(since(OLD, third, "job#2", at, null, true).keySet(), is(Set.of(APP)));
        assertThat("a mere attempt", since(OLD, third, "job#2", at, null, false), is(anEmptyMap()));
    }

    @Test
    void whatWasSetBeforeItBeganDoesNot() {
        assertThat(since(OLD, "job#0", "2026-01-01T09:59:59Z", null), is(anEmptyMap()));
    }

    /** The journal's times have no fractions: 10:00:00 may be later than 10:00:00.7. */
    @Test
    void aSuccessInTheSecondInWhichItBeganDoes() {
        assertThat(since(OLD, "job#2", "2026-01-01T10:00:00Z", null).keySet(), is(Set.of(APP)));
    }

    @Test
    void itsOwnChangesDoNot() {
        assertThat(since(NEW, "job#3", "2026-01-01T10:05:00Z", ID), is(anEmptyMap()));
        assertThat(
                "written by an earlier version", since(NEW, "job#1", "2026-01-01T10:05:00Z", null), is(anEmptyMap()));
    }
}
