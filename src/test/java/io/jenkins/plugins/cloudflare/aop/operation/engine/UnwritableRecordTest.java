package io.jenkins.plugins.cloudflare.aop.operation.engine;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.EmulatedBuild;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.SpecOf;
import io.jenkins.plugins.cloudflare.aop.operation.status.InspectZone;
import io.jenkins.plugins.cloudflare.aop.operation.status.StatusResult;
import io.jenkins.plugins.cloudflare.aop.operation.status.StatusSpec;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a run ends does not depend on whether its end can be written down. */
class UnwritableRecordTest {
    private static final String UNWRITTEN = "the failure could not be recorded: the disk is full";

    private static final BuildRecorder FULL_DISK = new BuildRecorder() {
        @Override
        public String build() {
            return "job#1";
        }

        @Override
        public List<OperationEntry> entries() {
            return List.of();
        }

        @Override
        public void add(OperationEntry entry) throws OperationException {
            throw new OperationException("the disk is full");
        }
    };

    private EmulatedBuild work;

    @BeforeEach
    void open(@TempDir Path directory) throws Exception {
        work = new EmulatedBuild(directory);
    }

    @AfterEach
    void close() {
        work.close();
    }

    private OperationRun<StatusResult> status(Object... parameters) throws OperationException {
        OperationContext usual = work.context();
        OperationContext full = new OperationContext(
                usual.apis(),
                usual.credentials(),
                usual.journal(),
                usual.locks(),
                usual.prober(),
                usual.edge(),
                usual.workspace(),
                FULL_DISK,
                usual.console(),
                usual.clock(),
                usual.random());
        return InspectZone.run(SpecOf.of(StatusSpec.class, parameters), full, work.clock.instant());
    }

    @Test
    void anAbortStaysAnAbort() throws Exception {
        status("zone", "example.com").abort(work.clock::pass);

        assertThat(work.console, contains(endsWith(UNWRITTEN), endsWith("aborted while waiting for the first step")));
    }

    @Test
    void aFailureIsTheOneThatHappened() throws Exception {
        OperationRun<StatusResult> run = status("zone", "example.com", "minDaysLeft", -1);

        OperationException failure = assertThrows(OperationException.class, run::advance);

        assertThat(failure.getMessage(), is("minDaysLeft is -1; give 0 or more days"));
        assertThat(work.console, contains(endsWith(UNWRITTEN)));
    }
}
