package io.jenkins.plugins.cloudflare.aop.operation.prune;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AssociationChange;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.emulator.Fault;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationRun;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.EmulatedBuild;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.SpecOf;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import io.jenkins.plugins.cloudflare.aop.record.ZoneCertificateEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PruneCertificatesTest {
    private static final TestPki CA = TestPki.ca("Origin pull CA");
    private static final String DELETE = "/hostnames/certificates/";

    @TempDir
    Path directory;

    private EmulatedBuild work;
    private String used;
    private String unused;

    @BeforeEach
    void open() throws Exception {
        work = new EmulatedBuild(directory);
        used = work.uploaded("used", CA);
        work.enable("hostnames", "www.example.com");
        unused = work.uploaded("unused", CA);
    }

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void nothingIsDeletedByDefault() throws Exception {
        PruneResult result = work.prune("zone", "example.com", "unusedForDays", 0);
        assertThat(result.isDryRun(), is(true));
        assertThat(ids(result.getDeleted()), is(List.of(unused)));
        assertThat(ids(result.getKept()), is(List.of(used)));
        assertThat(deletes(), is(0L));
        assertThat(work.console, hasItem(containsString("would be deleted")));
    }

    @Test
    void onlyWhatNoHostnameUsesIsDeleted() throws Exception {
        work.disable("hostnames", "www.example.com", "mode", "off");
        PruneResult result = work.prune("zone", "example.com", "dryRun", false, "unusedForDays", 0);
        assertThat(ids(result.getDeleted()), is(List.of(unused)));
        assertThat("a disabled association is a use", ids(result.getKept()), is(List.of(used)));
        assertThat(result.getKept().get(0).get("reason").toString(), containsString("www.example.com"));
        assertThat(deletes(), is(1L));
        assertThat(
                work.api().certificates(work.zone()).stream()
                        .map(held -> held.id().value())
                        .toList(),
                is(List.of(used)));
        ZoneCertificateEntry entry = work.recorder.last().held().get(1);
        assertThat(entry.fate(), is("deleted"));
    }

    @Test
    void whatIsNotAsBuildsLeftItIsSeenInPassing() throws Exception {
        work.prune("zone", "example.com");
        assertThat(work.recorder.last().hostnames().get(0).certificateId(), is(used));
        assertThat(work.recorder.last().hostnames().get(0).drift(), is(nullValue()));
        assertThat(work.recorder.last().warnings(), is(empty()));

        work.api()
                .associate(
                        work.zone(),
                        List.of(new AssociationChange("www.example.com", new CertificateId(unused), true)));
        work.prune("zone", "example.com");
        assertThat(
                work.recorder.last().hostnames().get(0).drift(),
                is("hostname www.example.com points to certificate " + unused + " instead of " + used));
        assertThat(
                work.recorder.last().warnings(),
                contains("not as builds left them: www.example.com; aopStatus says in which way"));
    }

    @Test
    void aRemovedAssociationIsNoUse() throws Exception {
        work.disable("hostnames", "www.example.com");
        PruneResult result = work.prune("zone", "example.com", "dryRun", false, "unusedForDays", 0);
        assertThat(ids(result.getDeleted()), is(List.of(used, unused)));
    }

    @Test
    void unusedIsCountedFromTheFirstLook() throws Exception {
        work.prune("zone", "example.com");
        work.clock.pass(Duration.ofDays(6));
        PruneResult early = work.prune("zone", "example.com", "dryRun", false);
        assertThat(early.getDeleted(), is(empty()));
        assertThat(early.getKept().get(1).get("reason").toString(), containsString("for 6 days"));
        work.clock.pass(Duration.ofDays(1));
        assertThat(ids(work.prune("zone", "example.com", "dryRun", false).getDeleted()), is(List.of(unused)));
    }

    @Test
    void usedInBetweenStartsAnew() throws Exception {
        work.prune("zone", "example.com");
        work.enable("hostnames", "api.example.com", "certificateId", unused);
        work.prune("zone", "example.com");
        work.disable("hostnames", "api.example.com");
        work.clock.pass(Duration.ofDays(30));
        assertThat(work.prune("zone", "example.com").getDeleted(), is(empty()));
    }

    @Test
    void anExpiredOneGoesAtOnce() throws Exception {
        work.clock.pass(Duration.ofDays(4000));
        PruneResult result = work.prune("zone", "example.com", "dryRun", false);
        assertThat(ids(result.getDeleted()), is(List.of(unused)));
        assertThat(ids(result.getKept()), is(List.of(used)));
    }

    @Test
    void whatIsNamedStays() throws Exception {
        String third = work.uploaded("third", CA);
        String sha256 = work.api().certificates(work.zone()).stream()
                .filter(held -> held.id().value().equals(third))
                .findFirst()
                .orElseThrow()
                .sha256()
                .orElseThrow();
        PruneResult result = work.prune(
                "zone",
                "example.com",
                "dryRun",
                false,
                "unusedForDays",
                0,
                "keep",
                unused + " " + sha256.toUpperCase());
        assertThat(result.getDeleted(), is(empty()));
        assertThat(deletes(), is(0L));
    }

    @Test
    void cloudflareMayBeSlowToLetGo() throws Exception {
        work.emulator.failNext(Fault.matching((method, path) -> method.equals("DELETE") && path.contains(DELETE))
                .error(400, 1433, "Certificate is in use")
                .times(2));
        work.emulator.failNext(Fault.matching((method, path) -> method.equals("DELETE") && path.contains(DELETE))
                .error(400, 1434, "Certificate is pending deployment"));
        work.prune("zone", "example.com", "dryRun", false, "unusedForDays", 0);
        assertThat(deletes(), is(4L));
    }

    @Test
    void aLostAnswerAndAGoneCertificateAreFine() throws Exception {
        work.emulator.failNext(Fault.matching((method, path) -> method.equals("DELETE") && path.contains(DELETE))
                .dropped()
                .afterApplying());
        PruneResult result = work.prune("zone", "example.com", "dryRun", false, "unusedForDays", 0);
        assertThat(ids(result.getDeleted()), is(List.of(unused)));
        assertThat(deletes(), is(1L));
    }

    @Test
    void aCertificateThatIsTakenIntoUseMeanwhileStays() throws Exception {
        OperationRun<PruneResult> run = PruneCertificates.run(
                SpecOf.of(PruneCertificatesSpec.class, "zone", "example.com", "dryRun", false, "unusedForDays", 0),
                work.context(),
                work.clock.instant());
        work.emulator.failNext(Fault.matching((method, path) -> method.equals("DELETE") && path.contains(DELETE))
                .error(400, 1433, "Certificate is in use"));
        run.advance();
        work.enable("hostnames", "api.example.com", "certificateId", unused);
        PruneResult result = work.drive(run);
        assertThat(result.getDeleted(), is(empty()));
        assertThat(work.recorder.last().warnings(), hasItem(containsString("api.example.com uses it")));
    }

    @Test
    void badParametersAreNamed() {
        refused("keep has 'all'", "zone", "example.com", "keep", "all");
        refused("unusedForDays is -1", "zone", "example.com", "unusedForDays", -1);
        refused("zone is missing");
    }

    private void refused(String why, Object... parameters) {
        OperationException e = assertThrows(OperationException.class, () -> work.prune(parameters));
        assertThat(e.getMessage(), containsString(why));
    }

    private static List<String> ids(List<Map<String, Object>> certificates) {
        return certificates.stream().map(one -> one.get("id").toString()).toList();
    }

    private long deletes() {
        return work.writes().stream()
                .filter(request -> request.method().equals("DELETE"))
                .count();
    }
}
