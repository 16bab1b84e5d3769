package io.jenkins.plugins.cloudflare.aop.standalone.plugin;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.jenkins.plugins.cloudflare.aop.cloudflare.Association;
import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.emulator.Fault;
import io.jenkins.plugins.cloudflare.aop.emulator.Pending;
import io.jenkins.plugins.cloudflare.aop.standalone.command.Runner;
import io.jenkins.plugins.cloudflare.aop.standalone.demo.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A runner that is a process of its own dies by SIGKILL during a rotation: while Cloudflare holds the first request after
 * each change of the journal, and after each request that changed something but before its answer. The next run ends well.
 */
@Timeout(600)
class RotationProcessKillTest {
    private static final int SIGKILL = 128 + 9;
    private static final String ISSUED = " zone: 'example.com', issuerCredentialsId: 'origin-ca',"
            + " credentialsId: 'cloudflare', commonName: 'www.example.com', ";
    private static final String HOSTNAMES = "hostnames: 'www.example.com api.example.com'";
    private static final String ROTATE = "aopRotateCertificate" + ISSUED + HOSTNAMES
            + ", validityDays: 30, renewBeforeDays: 10, origins: params.ORIGINS, deleteOld: true\n";
    private static final String LOOK = "aopStatus zone: 'example.com', credentialsId: 'cloudflare', ";

    @TempDir
    Path directory;

    private final List<String> points = new ArrayList<>();
    private int lives;
    private Site site;
    private Runner runner;
    private Path script;
    private CompletableFuture<Process> process;
    private String journal;
    private int seen;

    @BeforeEach
    void requireSignals() {
        assumeFalse(System.getProperty("os.name").startsWith("Windows"), "has no SIGKILL");
    }

    @AfterEach
    void close() throws IOException {
        if (site != null) {
            site.close();
        }
    }

    @Test
    void atEachWriteAhead() throws Exception {
        while (dies(points.size() + 1, "", (method, changed) -> changed, false)) {
            goOn();
        }
        tell("killed after a change of the journal, before");
        assertThat(points.toString(), points.size(), is(greaterThanOrEqualTo(6)));
    }

    @Test
    void afterEachRequestThatChangedSomething() throws Exception {
        while (dies(points.size() + 1, "", (method, changed) -> !method.equals("GET"), true)) {
            goOn();
        }
        tell("killed before the answer to");
        assertThat(points, is(List.of("POST", "PUT", "DELETE")));
    }

    @Test
    void onTheWayBack() throws Exception {
        // The origin serves everybody, so the proof after the switch fails.
        while (dies(points.size() + 1, "RETURN", (method, changed) -> changed, false)) {
            site.origin("enforce");
            goOn();
        }
        tell("killed in the rollback, before");
        assertThat(points.toString(), points.size(), is(greaterThanOrEqualTo(2)));
        assertThat("the last one lived and went back", held(), hasSize(2));
    }

    private void tell(String what) {
        System.out.println("Runner " + what + " " + String.join(", ", points));
    }

    private interface Point {
        boolean is(String method, boolean journalChanged);
    }

    /** @return false when the run ended before this point */
    private boolean dies(int wanted, String stage, Point point, boolean applied) throws Exception {
        begin();
        site.origin(stage.isEmpty() ? "enforce" : "accept");
        process = new CompletableFuture<>();
        journal = journal();
        seen = 0;
        String[] request = new String[1];
        Fault death = Fault.matching((method, path) -> {
                    String now = journal();
                    boolean changed = !now.equals(journal);
                    journal = now;
                    if (!now.contains(stage) || !point.is(method, changed) || ++seen != wanted) {
                        return false;
                    }
                    request[0] = method;
                    Process victim = process.join();
                    victim.destroyForcibly();
                    victim.onExit().join();
                    return true;
                })
                .dropped();
        site.failNext(applied ? death.afterApplying() : death);
        process.complete(runner.spawn(script));
        int status = process.join().waitFor();
        if (request[0] == null) {
            assertThat(
                    Files.readString(runner.directory().resolve("process.log")), status, is(stage.isEmpty() ? 0 : 2));
            return false;
        }
        assertThat(status, is(SIGKILL));
        points.add(request[0]);
        Set<String> ids = held().stream().map(one -> one.id().value()).collect(Collectors.toSet());
        for (Association association : inUse()) {
            assertThat(
                    points.toString(), ids, hasItem(association.certificateId().value()));
        }
        return true;
    }

    /** A certificate with few days left, in use. */
    private void begin() throws Exception {
        close();
        Path place = Files.createDirectories(directory.resolve(String.valueOf(++lives)));
        site = new Site(place.resolve("site"), Pending.lasting(Duration.ZERO)).origin("enforce");
        runner = site.in(new Runner(place));
        site.begin(Duration.ofDays(9), "www.example.com", "api.example.com");
        // The look at the end sends a request after the last change of the journal.
        script = Files.writeString(
                place.resolve("rotate.Jenkinsfile"),
                "node {\ntry {\n" + ROTATE + "} finally {\n" + LOOK + "onFailure: 'NONE'\n}\n}");
    }

    private void goOn() throws Exception {
        Runner.Outcome next = runner.inNode(ROTATE, LOOK + "minDaysLeft: 20");
        assertThat(points + next.out() + next.err(), next.status(), is(0));
        assertThat(points + ": no orphan", held(), hasSize(1));
        for (Association association : inUse()) {
            assertThat(
                    points.toString(),
                    association.certificateId(),
                    is(held().get(0).id()));
        }
    }

    private List<HostnameCertificate> held() throws Exception {
        return site.api().certificates(site.zone()).stream()
                .filter(one -> !one.status().isTombstone())
                .toList();
    }

    /** The associations of both hostnames. */
    private List<Association> inUse() throws Exception {
        List<Association> all = site.api().associations(site.zone()).stream()
                .filter(one -> Boolean.TRUE.equals(one.enabled()))
                .toList();
        assertThat(points + ": no hostname without a certificate", all, hasSize(2));
        return all;
    }

    private String journal() {
        try {
            return Files.readString(runner.workspace()
                    .resolve(".aop/journal")
                    .resolve(site.zone().value() + ".json"));
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
