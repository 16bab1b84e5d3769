package io.jenkins.plugins.cloudflare.aop.operation.rotate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ZoneLists;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.associate.DisableHostname;
import io.jenkins.plugins.cloudflare.aop.operation.associate.DisableHostnameSpec;
import io.jenkins.plugins.cloudflare.aop.operation.associate.EnableHostname;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationRun;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.ReplayedOrigin;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.SpecOf;
import io.jenkins.plugins.cloudflare.aop.operation.journal.RotationState;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** Changes by other controllers in the instant before a write, and by other builds of this one during a rotation. */
class RotationConcurrentChangesTest extends RotationFixture {
    private int looks;
    private Runnable beforeLook = () -> {};
    /** What other builds looked at before. */
    private final Queue<ZoneLists> shared = new ArrayDeque<>();

    @Test
    void aChangeRightBeforeTheSwitchIsReportedAndLeft() throws Exception {
        String third = work.uploaded("third", CA);
        work.nextBuild();
        OperationRun<RotationResult> run =
                RotateCertificate.run(SpecOf.of(RotateCertificateSpec.class, with()), watched(), work.clock.instant());
        driveTo(RotationState.Stage.SWITCHING, run);
        int before = work.writes().size();
        atSecondLook(() -> change("api.example.com", third, true));
        OperationException e = assertThrows(OperationException.class, () -> work.drive(run));
        assertThat(
                e.getMessage(),
                allOf(
                        containsString("api.example.com was pointed to certificate " + third + " by somebody else"),
                        containsString("which was left so")));
        assertThat(pointers(), is(Map.of("www.example.com", old, "api.example.com", third)));
        assertThat("theirs alone", work.writes().size(), is(before + 1));
    }

    @Test
    void aChangeRightBeforeTheWayBackIsLeft() throws Exception {
        String third = work.uploaded("third", CA);
        work.nextBuild();
        origin.meanwhile = () -> origin.behaviour =
                origin.proofs == 1 ? ReplayedOrigin.Behaviour.OPEN : ReplayedOrigin.Behaviour.ENFORCED;
        OperationRun<RotationResult> run =
                RotateCertificate.run(SpecOf.of(RotateCertificateSpec.class, with()), watched(), work.clock.instant());
        driveTo(RotationState.Stage.RETURNING, run);
        looks = 0;
        // The first look chooses what is rolled back, the second finds what is missing, the third comes before the
        // write.
        beforeLook = () -> {
            if (looks == 3) {
                change("api.example.com", third, true);
            }
        };
        OperationException e = assertThrows(OperationException.class, () -> work.drive(run));
        assertThat(e.getMessage(), containsString("changed api.example.com meanwhile, which was left so"));
        assertThat(pointers(), is(Map.of("www.example.com", old, "api.example.com", third)));
    }

    @Test
    void aChangeRightBeforeAnEnableIsReportedAndLeft() throws Exception {
        String second = work.uploaded("second", CA);
        String third = work.uploaded("third", CA);
        work.nextBuild();
        int before = work.writes().size();
        atSecondLook(() -> change("www.example.com", third, true));
        OperationException e = assertThrows(
                OperationException.class,
                () -> work.drive(EnableHostname.run(
                        SpecOf.enable("hostnames", "www.example.com", "certificateId", second),
                        watched(),
                        work.clock.instant())));
        assertThat(e.getMessage(), containsString("www.example.com was pointed to certificate " + third));
        assertThat(pointers().get("www.example.com"), is(third));
        assertThat("theirs alone", work.writes().size(), is(before + 1));
    }

    @Test
    void otherBuildsOfThisControllerLeaveAHostnameThatIsBeingMoved() throws Exception {
        OperationRun<RotationResult> rotation = work.rotation(with());
        driveTo(RotationState.Stage.SWITCHING, rotation);
        String rotating = work.recorder.build();
        work.nextBuild();
        OperationRun<?> removal = DisableHostname.run(
                SpecOf.of(DisableHostnameSpec.class, "hostnames", "www.example.com", "force", true),
                work.context(),
                work.clock.instant());
        OperationRun<?> enabling = EnableHostname.run(
                SpecOf.enable("hostnames", "api.example.com", "certificateId", third()),
                work.context(),
                work.clock.instant());
        removal.advance();
        enabling.advance();
        assertThat(removal.missing(), containsString("by " + rotating));
        assertThat(enabling.missing(), containsString("by " + rotating));
        work.enable("hostnames", "shop.example.com", "certificateId", old);
        String rotated = work.drive(rotation).getCertificateId();
        work.drive(removal);
        work.drive(enabling);
        assertThat(pointers().get("shop.example.com"), is(old));
        assertThat(pointers().containsKey("www.example.com"), is(false));
        assertThat(pointers().get("api.example.com").equals(rotated), is(false));
    }

    @Test
    void aChangeBeforeAStepIsRestartedAtItsVeryEndIsReportedAndLeft() throws Exception {
        Instant startedAt = work.clock.instant();
        String rotated = work.rotate(with()).getCertificateId();
        change("api.example.com", old, true);
        RotationResult again = work.drive(
                RotateCertificate.run(SpecOf.of(RotateCertificateSpec.class, with()), work.context(), startedAt));
        assertThat(
                again.getPhases().toString(),
                containsString("api.example.com was pointed back to certificate " + old + " by somebody else"));
        assertThat(pointers(), is(Map.of("www.example.com", rotated, "api.example.com", old)));
    }

    @Test
    void whatWasSeenBeforeAnotherBuildsChangeIsNoSuccess() throws Exception {
        ZoneLists seen = ZoneLists.read(work.api(), work.zone());
        work.drive(DisableHostname.run(
                SpecOf.of(DisableHostnameSpec.class, "hostnames", "www.example.com", "force", true),
                work.context(),
                work.clock.instant()));
        work.nextBuild();
        OperationRun<?> enabling = EnableHostname.run(
                SpecOf.enable("hostnames", "www.example.com", "certificateId", old), watched(), work.clock.instant());
        shared.add(seen);
        enabling.advance();
        assertThat(enabling.missing(), containsString("changed at www.example.com"));
        work.drive(enabling);
        assertThat(pointers(), is(all(old)));
    }

    private String third() throws Exception {
        return work.uploaded("third", CA);
    }

    private void atSecondLook(Runnable change) {
        looks = 0;
        beforeLook = () -> {
            if (looks == 2) {
                change.run();
            }
        };
    }

    /** Surroundings that tell when the associations are about to be listed. */
    private OperationContext watched() {
        OperationContext plain = work.context();
        AopApi api = work.api();
        AopApi watched = (AopApi) Proxy.newProxyInstance(
                AopApi.class.getClassLoader(), new Class<?>[] {AopApi.class}, (proxy, method, arguments) -> {
                    if (List.of("associations", "nextLists").contains(method.getName())) {
                        looks++;
                        beforeLook.run();
                    }
                    if (method.getName().equals("nextLists") && !shared.isEmpty()) {
                        return Optional.of(shared.remove());
                    }
                    try {
                        return method.invoke(api, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return new OperationContext(
                token -> watched,
                plain.credentials(),
                plain.journal(),
                plain.locks(),
                plain.prober(),
                plain.edge(),
                plain.workspace(),
                plain.recorder(),
                plain.console(),
                plain.clock(),
                new SecureRandom());
    }
}
