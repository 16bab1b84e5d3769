package io.jenkins.plugins.cloudflare.aop.operation.journal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.ZoneLocks;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.AnotherProcess;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What several processes that share a directory do to each other. */
@Timeout(120)
public class FileJournalTest {
    public static final int WRITES = 100;

    @TempDir
    Path directory;

    @Test
    void writersOfSeveralProcessesLoseNothing() throws Exception {
        List<Process> others = new ArrayList<>();
        for (String name : List.of("one", "two")) {
            others.add(AnotherProcess.start("write", directory.toString(), name));
        }
        for (Process other : others) {
            assertThat(reader(other).readLine(), is("ready"));
        }
        for (Process other : others) {
            other.getOutputStream().close();
        }
        // Two journals of this process, as of two runs, beside them.
        Thread thread = new Thread(() -> write("three"));
        thread.start();
        write("four");
        thread.join();
        for (Process other : others) {
            assertThat(other.waitFor(), is(0));
        }
        assertThat(
                new FileJournal(directory).read(AnotherProcess.ZONE).verdicts().size(), is(4 * WRITES));
        assertThat("nothing half done is left", AnotherProcess.exists(directory, ".tmp"), is(false));
    }

    private void write(String name) {
        try {
            AnotherProcess.write(new FileJournal(directory), name);
        } catch (OperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anInterruptLosesNothingThatIsWrittenAhead() throws Exception {
        FileJournal journal = new FileJournal(directory);
        Thread.currentThread().interrupt();
        journal.update(
                AnotherProcess.ZONE,
                page -> page.withVerdicts(
                        Map.of("www.example.com", Map.of("o:1", new ZoneDocument.Seen("OPEN", "job#1", "now")))));
        assertThat(journal.read(AnotherProcess.ZONE).verdicts().size(), is(1));
        assertThat("is kept", Thread.interrupted(), is(true));
    }

    @Test
    void aZoneIsHeldTowardsOtherProcessesUntilTheyEnd() throws Exception {
        ZoneLocks ours = new ZoneLocks(directory);
        Instant now = Instant.now();
        Process other = AnotherProcess.start("hold", directory.toString());
        assertThat(reader(other).readLine(), is("true"));
        assertThat(ours.hold(AnotherProcess.ZONE, this, now), is(false));
        assertThat("within this process nobody has it", ours.isHeld(AnotherProcess.ZONE, now), is(false));
        other.destroyForcibly().waitFor();
        assertThat("it died", ours.hold(AnotherProcess.ZONE, this, now), is(true));
        assertThat("and kept", ours.hold(AnotherProcess.ZONE, this, now), is(true));
        assertThat(held(), is("false"));
        assertThat(new ZoneLocks(directory).hold(AnotherProcess.ZONE, directory, now), is(false));
        ours.release(this);
        assertThat(held(), is("true"));
    }

    @Test
    void aHolderWithoutASignOfLifeLosesTheZoneWithinItsProcess() throws Exception {
        ZoneLocks ours = new ZoneLocks(directory);
        Instant now = Instant.now();
        assertThat(ours.hold(AnotherProcess.ZONE, this, now), is(true));
        assertThat(ours.hold(AnotherProcess.ZONE, directory, now), is(false));
        assertThat(ours.hold(AnotherProcess.ZONE, directory, now.plus(Duration.ofMinutes(15))), is(true));
        assertThat(held(), is("false"));
        ours.release(directory);
        assertThat(held(), is("true"));
    }

    private String held() throws Exception {
        Process other = AnotherProcess.start("hold", directory.toString());
        String held = reader(other).readLine();
        other.getOutputStream().close();
        assertThat(other.waitFor(), is(0));
        return held;
    }

    private static BufferedReader reader(Process process) {
        return process.inputReader(StandardCharsets.UTF_8);
    }
}
