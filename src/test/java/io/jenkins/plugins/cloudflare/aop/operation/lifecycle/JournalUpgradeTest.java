package io.jenkins.plugins.cloudflare.aop.operation.lifecycle;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.journal.ZoneDocument;
import io.jenkins.plugins.cloudflare.aop.operation.rotate.RotationResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A journal of schema 1, in which a rotation was known by its old certificate and a verdict by its hostname. */
class JournalUpgradeTest extends LifeCycleFixture {
    private static final String PAGE = """
            {
              "schemaVersion" : 1,
              "hostnames" : {
                "%1$s" : {
                  "at" : "2026-01-02T03:04:05Z",
                  "build" : "nightly#1",
                  "certificateId" : "%4$s",
                  "enabled" : true,
                  "previousCertificateId" : "%3$s"
                },
                "%2$s" : {
                  "at" : "2026-01-02T03:04:05Z",
                  "build" : "nightly#1",
                  "certificateId" : "%4$s",
                  "enabled" : true,
                  "previousCertificateId" : "%3$s"
                }
              },
              "leaves" : {
                "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff" : {
                  "at" : "2026-01-02T03:04:05Z",
                  "build" : "nightly#1",
                  "certificateId" : null,
                  "der" : "MAA="
                }
              },
              "rotations" : {
                "%3$s" : {
                  "build" : "nightly#1",
                  "certificateId" : "%4$s",
                  "hostnames" : {
                    "%1$s" : true,
                    "%2$s" : true
                  },
                  "reason" : null,
                  "stage" : "%5$s",
                  "startedAt" : "2026-01-02T03:04:05.123456Z",
                  "unfinished" : true
                }
              },
              "unusedSince" : {
                "%6$s" : "2026-01-02T03:04:05Z"
              },
              "verdicts" : {
                "%1$s" : {
                  "at" : "2026-01-02T03:04:05Z",
                  "build" : "nightly#1",
                  "verdict" : "ENFORCED"
                }
              }
            }
            """;

    private String target;
    private String idle;

    @BeforeEach
    void openJournal() throws Exception {
        target = upload("new");
        idle = upload("newer");
        work.nextBuild();
    }

    private void journal(String stage) throws Exception {
        Path page = directory.resolve("journal").resolve(work.zoneId + ".json");
        Files.writeString(page, PAGE.formatted(APP, B, old, target, stage, idle));
    }

    @Test
    void aSwitchThatWasBegunIsFinished() throws Exception {
        change(APP, target, true);
        journal("SWITCHING");
        RotationResult result = work.rotate(with());
        assertThat(result.isRotated(), is(true));
        assertThat(result.getOldCertificateId(), is(old));
        assertThat(pointers(), is(new TreeMap<>(Map.of(APP, target, B, target))));
        ZoneDocument page = work.journal.read(work.zone());
        assertThat(page.unfinished(), is(anEmptyMap()));
        assertThat("what is written is of this version", page.schemaVersion(), is(2));
        assertThat(page.unusedSince(), hasEntry(idle, "2026-01-02T03:04:05Z"));
    }

    @Test
    void aRollbackThatWasBegunIsFinished() throws Exception {
        change(APP, target, true);
        change(B, target, true);
        journal("RETURNING");
        RotationResult result = work.rotate(with("certificateCredentialsId", "newer", "hostnames", APP + " " + B));
        assertThat(result.getPhases().toString(), containsString("rolled back to certificate " + old));
        assertThat("and rotated anew", pointers(), is(new TreeMap<>(Map.of(APP, idle, B, idle))));
        assertThat(work.journal.read(work.zone()).unfinished(), is(anEmptyMap()));
    }

    @Test
    void whatItSaysOfOriginsAndCertificatesCounts() throws Exception {
        journal("SWITCHING");
        assertThat(
                assertThrows(OperationException.class, () -> work.disable("hostnames", APP))
                        .getMessage(),
                containsString("refused visitors without the client certificate"));
        work.prune("zone", "example.com", "unusedForDays", 7, "dryRun", false);
        assertThat(certificates(), allOf(hasItem(old), hasItem(target), not(hasItem(idle))));
    }
}
