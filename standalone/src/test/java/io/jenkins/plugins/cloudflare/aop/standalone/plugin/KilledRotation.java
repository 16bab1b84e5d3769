package io.jenkins.plugins.cloudflare.aop.standalone.plugin;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** A zone with a certificate of few days in use, and a runner in a process of its own that rotates it. */
final class KilledRotation implements AutoCloseable {
    private static final int SIGKILL = 128 + 9;
    private static final String ISSUED = " zone: 'example.com', issuerCredentialsId: 'origin-ca',"
            + " credentialsId: 'cloudflare', commonName: 'www.example.com', ";
    private static final String HOSTNAMES = "hostnames: 'www.example.com api.example.com'";
    // Detours are visits to the origin, which change no journal: more of them would add no moment.
    private static final String SHORT = "detours: 'PLAIN_HTTP'";
    private static final String ROTATE = "aopRotateCertificate" + ISSUED + HOSTNAMES
            + ", validityDays: 30, renewBeforeDays: 10, origins: params.ORIGINS, deleteOld: true, " + SHORT + "\n";
    private static final String LOOK = "aopStatus zone: 'example.com', credentialsId: 'cloudflare', ";

    private final RotationMoments moments;
    private final Site site;
    private final Runner runner;
    private final Path script;
    private final CompletableFuture<Process> process = new CompletableFuture<>();
    private String journal;
    private volatile int seen;
    private volatile String fatal;

    /** @param place where its files go */
    KilledRotation(Path place, RotationMoments moments) throws Exception {
        this.moments = moments;
        site = new Site(Files.createDirectories(place).resolve("site"), Pending.lasting(Duration.ZERO));
        runner = site.in(new Runner(place));
        site.begin(Duration.ofDays(9), "www.example.com", "api.example.com");
        // The look at the end sends a request after the last change of the journal.
        script = Files.writeString(
                place.resolve("rotate.Jenkinsfile"),
                "node {\ntry {\n" + ROTATE + "} finally {\n" + LOOK + "onFailure: 'NONE'\n}\n}");
        site.origin(moments.originIsOpen() ? "accept" : "enforce");
        journal = journal();
    }

    /** @return how many moments a rotation has that nothing happens to */
    int lives() throws Exception {
        int status = rotate(Integer.MAX_VALUE);
        assertThat(Files.readString(log()), status, is(undisturbed()));
        return seen;
    }

    /**
     * @param wanted which moment, from 1
     * @return the method of the request at which the runner died; empty when it had fewer moments this time, as two changes
     *     of the journal fall between the same two requests when the machine is slow
     */
    Optional<String> diesAt(int wanted) throws Exception {
        int status = rotate(wanted);
        if (fatal == null) {
            assertThat("moment " + wanted + ": " + Files.readString(log()), seen, is(lessThan(wanted)));
            assertThat(Files.readString(log()), status, is(undisturbed()));
            return Optional.empty();
        }
        assertThat(status, is(SIGKILL));
        Set<String> ids = held().stream().map(one -> one.id().value()).collect(Collectors.toSet());
        for (Association association : inUse()) {
            assertThat(told(), ids, hasItem(association.certificateId().value()));
        }
        return Optional.of(fatal);
    }

    private int undisturbed() {
        return moments.originIsOpen() ? 2 : 0;
    }

    private int rotate(int wanted) throws Exception {
        Fault death = Fault.matching((method, path) -> isDeath(method, wanted)).dropped();
        site.failNext(moments.applied() ? death.afterApplying() : death);
        process.complete(runner.spawn(script));
        return process.join().waitFor();
    }

    private boolean isDeath(String method, int wanted) {
        String now = journal();
        boolean changed = !now.equals(journal);
        journal = now;
        if (!moments.include(method, now, changed) || ++seen != wanted) {
            return false;
        }
        fatal = method;
        Process victim = process.join();
        victim.destroyForcibly();
        victim.onExit().join();
        return true;
    }

    /** The next run, with an origin that enforces. */
    void goesOn() throws Exception {
        site.origin("enforce");
        Runner.Outcome next = runner.inNode(ROTATE, LOOK + "minDaysLeft: 20");
        assertThat(told() + next.out() + next.err(), next.status(), is(0));
        List<HostnameCertificate> left = held();
        assertThat(told() + ": no orphan", left, hasSize(1));
        for (Association association : inUse()) {
            assertThat(told(), association.certificateId(), is(left.get(0).id()));
        }
    }

    /** The certificates that the zone has. */
    List<HostnameCertificate> held() throws Exception {
        return site.api().certificates(site.zone()).stream()
                .filter(one -> !one.status().isTombstone())
                .toList();
    }

    /** The associations of both hostnames. */
    private List<Association> inUse() throws Exception {
        List<Association> all = site.api().associations(site.zone()).stream()
                .filter(one -> Boolean.TRUE.equals(one.enabled()))
                .toList();
        assertThat(told() + ": no hostname without a certificate", all, hasSize(2));
        return all;
    }

    private String told() {
        return "moment " + seen + ", at " + fatal;
    }

    private Path log() {
        return runner.directory().resolve("process.log");
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

    @Override
    public void close() throws IOException {
        site.close();
    }
}
