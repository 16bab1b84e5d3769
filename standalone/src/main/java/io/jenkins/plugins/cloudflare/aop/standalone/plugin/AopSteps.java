package io.jenkins.plugins.cloudflare.aop.standalone.plugin;

import io.jenkins.plugins.cloudflare.aop.operation.AopSpec;
import io.jenkins.plugins.cloudflare.aop.operation.EnableHostnameSpec;
import io.jenkins.plugins.cloudflare.aop.operation.OnFailure;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.OperationRun;
import io.jenkins.plugins.cloudflare.aop.operation.Operations;
import io.jenkins.plugins.cloudflare.aop.operation.OriginConfigSpec;
import io.jenkins.plugins.cloudflare.aop.operation.Surroundings;
import io.jenkins.plugins.cloudflare.aop.operation.UploadCertificateSpec;
import io.jenkins.plugins.cloudflare.aop.operation.VerifyOriginSpec;
import io.jenkins.plugins.cloudflare.aop.operation.VerifyResult;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.AbortException;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Build;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Call;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Result;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Signature;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Steps;
import java.time.Instant;

/** The plugin's steps by name. A further operation is one more line in {@link #addTo}. */
public final class AopSteps {
    private final Surroundings surroundings;

    private AopSteps(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Starts an operation with its parameters. */
    @FunctionalInterface
    private interface Start<S, R> {
        OperationRun<R> run(S spec, Surroundings surroundings, Instant startedAt) throws OperationException;
    }

    /** What the result of an operation does to the build. */
    @FunctionalInterface
    private interface Effect<R> {
        void on(Build build, R result);
    }

    public static void addTo(Steps steps, Surroundings surroundings) {
        AopSteps aop = new AopSteps(surroundings);
        aop.add(steps, "aopUploadCertificate", UploadCertificateSpec.class, Operations::upload, (build, result) -> {});
        aop.add(steps, "aopEnableHostname", EnableHostnameSpec.class, Operations::enable, (build, result) -> {});
        aop.add(steps, "aopVerifyOrigin", VerifyOriginSpec.class, Operations::verify, AopSteps::mark);
        aop.add(steps, "aopOriginConfig", OriginConfigSpec.class, Operations::originConfig, (build, result) -> {});
    }

    private <S extends AopSpec, R> void add(
            Steps steps, String name, Class<S> spec, Start<S, R> start, Effect<R> effect) {
        Parameters parameters = new Parameters(name, spec);
        steps.add(name, Signature.open(), call -> {
            R result = run(call, parameters.read(spec, call.arguments()), start);
            effect.on(call.build(), result);
            return result;
        });
    }

    private <S, R> R run(Call call, S spec, Start<S, R> start) throws InterruptedException {
        try {
            OperationRun<R> run =
                    start.run(spec, surroundings, surroundings.clock().instant());
            return new Driver(call.step(), surroundings.console()).drive(run);
        } catch (OperationException e) {
            throw new AbortException(call.step() + ": " + e.getMessage());
        }
    }

    private static void mark(Build build, VerifyResult result) {
        if (result.failure() != null && result.onFailure() == OnFailure.UNSTABLE) {
            build.say("WARNING: aopVerifyOrigin: " + result.failure());
            build.worsen(Result.UNSTABLE);
        }
    }
}
