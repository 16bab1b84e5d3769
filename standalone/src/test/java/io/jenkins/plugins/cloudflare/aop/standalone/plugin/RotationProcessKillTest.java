package io.jenkins.plugins.cloudflare.aop.standalone.plugin;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A runner that is a process of its own dies by SIGKILL during a rotation: while Cloudflare holds the first request after
 * each change of the journal, and after each request that changed something but before its answer. The next run ends well.
 * A rotation that lives tells how many such moments there are; each has a zone, an origin and a runner of its own.
 */
@Timeout(600)
class RotationProcessKillTest {
    @TempDir
    Path directory;

    @BeforeEach
    void requireSignals() {
        assumeFalse(System.getProperty("os.name").startsWith("Windows"), "has no SIGKILL");
    }

    @Test
    void atEachWriteAhead() throws Exception {
        List<String> points = eachMoment(RotationMoments.of((method, changed) -> changed));
        tell("killed after a change of the journal, before", points);
        assertThat(points.toString(), points.size(), is(greaterThanOrEqualTo(6)));
    }

    @Test
    void afterEachRequestThatChangedSomething() throws Exception {
        List<String> points = eachMoment(
                RotationMoments.of((method, changed) -> !method.equals("GET")).onceApplied());
        tell("killed before the answer to", points);
        assertThat(points, is(List.of("POST", "PUT", "DELETE")));
    }

    @Test
    void onTheWayBack() throws Exception {
        // The origin serves everybody, so the proof after the switch fails.
        List<String> points = eachMoment(RotationMoments.of((method, changed) -> changed)
                .inStage("RETURN")
                .atOpenOrigin());
        tell("killed in the rollback, before", points);
        assertThat(points.toString(), points.size(), is(greaterThanOrEqualTo(2)));
    }

    private static void tell(String what, List<String> points) {
        System.out.println("Runner " + what + " " + String.join(", ", points));
    }

    /** @return the methods of the requests at which a runner died, in their order */
    private List<String> eachMoment(RotationMoments moments) throws Exception {
        int all;
        try (KilledRotation undisturbed = new KilledRotation(directory.resolve("undisturbed"), moments)) {
            all = undisturbed.lives();
            assertThat("what a rollback leaves", undisturbed.held(), hasSize(moments.originIsOpen() ? 2 : 1));
        }
        List<Callable<Optional<String>>> deaths = new ArrayList<>();
        for (int wanted = 1; wanted <= all; wanted++) {
            int moment = wanted;
            deaths.add(() -> death(moments, moment));
        }
        ExecutorService sideBySide =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<String> points = new ArrayList<>();
            for (Future<Optional<String>> death : sideBySide.invokeAll(deaths)) {
                death.get().ifPresent(points::add);
            }
            return points;
        } finally {
            sideBySide.shutdownNow();
        }
    }

    private Optional<String> death(RotationMoments moments, int wanted) throws Exception {
        try (KilledRotation rotation = new KilledRotation(directory.resolve("moment-" + wanted), moments)) {
            Optional<String> request = rotation.diesAt(wanted);
            rotation.goesOn();
            return request;
        }
    }
}
