package io.jenkins.plugins.cloudflare.aop.standalone.plugin;

import io.jenkins.plugins.cloudflare.aop.operation.AopSpec;
import io.jenkins.plugins.cloudflare.aop.operation.DisableHostnameSpec;
import io.jenkins.plugins.cloudflare.aop.operation.EnableGloballySpec;
import io.jenkins.plugins.cloudflare.aop.operation.EnableHostnameSpec;
import io.jenkins.plugins.cloudflare.aop.operation.ExpirationAlertSpec;
import io.jenkins.plugins.cloudflare.aop.operation.OnFailure;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.OperationRun;
import io.jenkins.plugins.cloudflare.aop.operation.Operations;
import io.jenkins.plugins.cloudflare.aop.operation.OriginConfigSpec;
import io.jenkins.plugins.cloudflare.aop.operation.PruneCertificatesSpec;
import io.jenkins.plugins.cloudflare.aop.operation.RotateCertificateSpec;
import io.jenkins.plugins.cloudflare.aop.operation.StatusSpec;
import io.jenkins.plugins.cloudflare.aop.operation.StepResult;
import io.jenkins.plugins.cloudflare.aop.operation.Surroundings;
import io.jenkins.plugins.cloudflare.aop.operation.UploadCertificateSpec;
import io.jenkins.plugins.cloudflare.aop.operation.VerifyOriginSpec;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.AbortException;
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

    public static void addTo(Steps steps, Surroundings surroundings) {
        AopSteps aop = new AopSteps(surroundings);
        aop.add(steps, "aopUploadCertificate", UploadCertificateSpec.class, Operations::upload);
        aop.add(steps, "aopEnableHostname", EnableHostnameSpec.class, Operations::enable);
        aop.add(steps, "aopVerifyOrigin", VerifyOriginSpec.class, Operations::verify);
        aop.add(steps, "aopOriginConfig", OriginConfigSpec.class, Operations::originConfig);
        aop.add(steps, "aopRotateCertificate", RotateCertificateSpec.class, Operations::rotate);
        aop.add(steps, "aopDisableHostname", DisableHostnameSpec.class, Operations::disable);
        aop.add(steps, "aopPruneCertificates", PruneCertificatesSpec.class, Operations::prune);
        aop.add(steps, "aopStatus", StatusSpec.class, Operations::status);
        aop.add(steps, "aopEnableGlobally", EnableGloballySpec.class, Operations::enableGlobally);
        aop.add(steps, "aopExpirationAlert", ExpirationAlertSpec.class, Operations::expirationAlert);
    }

    private <S extends AopSpec, R> void add(Steps steps, String name, Class<S> spec, Start<S, R> start) {
        Parameters<S> parameters = new Parameters<>(name, spec);
        steps.add(name, Signature.open(), call -> {
            R result = run(call, parameters.read(call.arguments()), start);
            mark(call, result);
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

    private static void mark(Call call, Object result) {
        if (result instanceof StepResult checked
                && checked.failure() != null
                && checked.onFailure() == OnFailure.UNSTABLE) {
            call.build().say("WARNING: " + call.step() + ": " + checked.failure());
            call.build().worsen(Result.UNSTABLE);
        }
    }
}
