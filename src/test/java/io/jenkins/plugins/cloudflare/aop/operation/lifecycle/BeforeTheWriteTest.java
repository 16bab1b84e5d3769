package io.jenkins.plugins.cloudflare.aop.operation.lifecycle;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.emulator.Fault;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.associate.DisableHostname;
import io.jenkins.plugins.cloudflare.aop.operation.associate.DisableHostnameSpec;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationRun;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.ReplayedOrigin;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.SpecOf;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is looked at before anything is moved or deleted. The numbers are those of the list of cases. */
class BeforeTheWriteTest extends LifeCycleFixture {
    private String refused(Request request) {
        return assertThrows(OperationException.class, request::run).getMessage();
    }

    private interface Request {
        void run() throws Exception;
    }

    private Map<String, String> untouched() {
        return new TreeMap<>(Map.of(APP, old, B, old));
    }

    /** 7 and 8. */
    @Test
    void anyOriginThatEnforcedHoldsADisableBackHoweverTheZoneWasNamed() throws Exception {
        work.verify(
                "zone",
                "example.com",
                "hostnames",
                APP,
                "origins",
                "192.0.2.1",
                "certificateCredentialsId",
                "old",
                "onFailure",
                "NONE");
        work.nextBuild();
        origin.behaviour = ReplayedOrigin.Behaviour.OPEN;
        work.verify("zone", work.zoneId, "hostnames", APP, "origins", "192.0.2.2", "onFailure", "NONE");
        work.nextBuild();
        origin.behaviour = ReplayedOrigin.Behaviour.REFUSES_OURS;
        work.verify(
                "zone",
                work.zoneId,
                "hostnames",
                APP,
                "origins",
                "192.0.2.1",
                "certificateCredentialsId",
                "old",
                "onFailure",
                "NONE");
        work.nextBuild();
        assertThat(refused(() -> work.disable("hostnames", APP)), containsString("refused visitors without"));
        assertThat(pointers(), is(untouched()));
    }

    /** Found by the simulation: success was said of a hostname that another build had just enabled. */
    @Test
    void aHostnameThatIsEnabledWhileItIsDisabledIsNamed() throws Exception {
        String second = upload("new");
        work.enable("hostnames", B, "certificateId", second);
        work.emulator.tellStatus("example.com", old, "deleted");
        OperationRun<?> disable = DisableHostname.run(
                SpecOf.of(DisableHostnameSpec.class, "hostnames", APP + " " + B, "mode", "off", "force", true),
                work.context(),
                work.clock.instant());
        advance(disable);
        change(APP, second, true);
        assertThat(refused(() -> work.drive(disable)), containsString("was pointed to certificate " + second));
    }

    /** 9. */
    @ParameterizedTest
    @ValueSource(strings = {"deployment_timed_out", "pending_deployment"})
    void aCertificateThatIsNotActiveIsNotMovedTo(String status) throws Exception {
        String second = upload("new");
        work.emulator.tellStatus("example.com", second, status);
        refused(() -> work.enable("hostnames", APP, "certificateId", second));
        assertThat(pointers(), is(untouched()));
    }

    /** 9. */
    @Test
    void anExpiredCertificateIsNotMovedTo() throws Exception {
        credential("short", 2);
        String second = upload("short");
        work.clock.pass(Duration.ofDays(3));
        assertThat(refused(() -> work.enable("hostnames", APP, "certificateId", second)), containsString("expired at"));
        assertThat(pointers(), is(untouched()));
    }

    /** 9. */
    @Test
    void aCertificateThatIsNotYetValidIsNotMovedTo() throws Exception {
        String second = upload("new");
        work.clock.pass(Duration.ofDays(-2));
        assertThat(
                refused(() -> work.enable("hostnames", APP, "certificateId", second)),
                containsString("is not valid before"));
        assertThat(pointers(), is(untouched()));
    }

    /** 11. */
    @Test
    void unusedIsCountedFromTheLastUse() throws Exception {
        String second = upload("new");
        work.prune("zone", "example.com");
        work.enable("hostnames", APP, "certificateId", second);
        work.clock.pass(Duration.ofDays(50));
        work.enable("hostnames", APP, "certificateId", old);
        work.clock.pass(Duration.ofMinutes(1));
        work.prune("zone", "example.com", "unusedForDays", 7, "dryRun", false);
        assertThat(certificates(), hasItem(second));
    }

    /** 12. */
    @Test
    void keepTakesEveryFormOfAnIdAndRefusesWhatItCannotMatch() throws Exception {
        String second = upload("new");
        work.nextBuild();
        Object[] all = {"zone", "example.com", "unusedForDays", 0, "dryRun", false, "keep"};
        for (String form : List.of(second.replace("-", ""), second.toUpperCase(Locale.ROOT))) {
            List<Object> parameters = new ArrayList<>(List.of(all));
            parameters.add(form);
            work.prune(parameters.toArray());
            assertThat(certificates(), hasItem(second));
        }
        assertThat(
                refused(() -> work.prune(
                        "zone",
                        "example.com",
                        "unusedForDays",
                        0,
                        "dryRun",
                        false,
                        "keep",
                        "00000000-0000-0000-0000-000000000000")),
                containsString("holds no such certificate"));
        assertThat(certificates(), hasItem(second));
    }

    @Test
    void aDeletionThatIsStuckDoesNotKeepOthers() throws Exception {
        String stuck = upload("new");
        String other = upload("newer");
        work.nextBuild();
        work.emulator.failNext(Fault.matching((method, path) -> method.equals("DELETE") && path.endsWith(stuck))
                .error(400, 1433, "Certificate is in use")
                .times(1000));
        assertThat(
                refused(() -> work.prune("zone", "example.com", "unusedForDays", 0, "dryRun", false)),
                containsString("Cloudflare to let go of certificate " + stuck));
        assertThat(certificates(), is(List.of(old, stuck)));
        assertThat(other, is(not(stuck)));
    }

    /** 13. */
    @Test
    void aNewCertificateThatEndsBeforeTheOldOneIsRefused() throws Exception {
        credential("short", 5);
        assertThat(
                fails(with("certificateCredentialsId", "short", "force", false, "renewBeforeDays", 70)),
                containsString("before certificate " + old));
        assertThat(pointers(), is(untouched()));
        assertThat("nothing was uploaded", certificates(), is(List.of(old)));
    }

    @Test
    void anOldCertificateThatIsNotInTheZoneIsRefused() {
        assertThat(
                fails(with("oldCertificateId", "00000000-0000-0000-0000-000000000000")),
                containsString("holds no such certificate"));
    }

    /** 16. */
    @ParameterizedTest
    @CsvSource({
        "pending_deletion, ' is in use and pending_deletion'",
        "deleted, ' is in use and deleted'",
        "deployment_timed_out, ' is in use and deployment_timed_out'",
        "strange, ', which is in use, is not known (strange)'"
    })
    void aCertificateInUseThatIsNotWellIsAProblem(String status, String told) throws Exception {
        work.emulator.tellStatus("example.com", old, status);
        assertThat(refused(() -> work.status("zone", "example.com")), containsString("certificate " + old + told));
    }

    /** 16. */
    @Test
    void aNamedHostnameThatIsOffIsAProblem() throws Exception {
        work.disable("hostnames", APP, "mode", "off");
        work.nextBuild();
        assertThat(
                refused(() -> work.status("zone", "example.com", "hostnames", APP)),
                containsString("hostname " + APP + " is switched off"));
    }

    /** 17. */
    @Test
    void aLeafThatTimedOutIsNotAdoptedAgain() throws Exception {
        Object[] issuer = {"zone", "example.com", "issuerCredentialsId", "ca", "commonName", APP};
        String first = work.upload(issuer).getId();
        work.emulator.tellStatus("example.com", first, "deployment_timed_out");
        work.nextBuild();
        assertThat(work.upload(issuer).getId(), is(not(first)));
    }
}
