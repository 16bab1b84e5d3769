package io.jenkins.plugins.cloudflare.aop.standalone.plugin;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.associate.DisableHostname;
import io.jenkins.plugins.cloudflare.aop.operation.associate.DisableHostnameSpec;
import io.jenkins.plugins.cloudflare.aop.operation.associate.EnableHostname;
import io.jenkins.plugins.cloudflare.aop.operation.associate.EnableHostnameSpec;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationRun;
import io.jenkins.plugins.cloudflare.aop.operation.engine.StepResult;
import io.jenkins.plugins.cloudflare.aop.operation.originconfig.OriginConfig;
import io.jenkins.plugins.cloudflare.aop.operation.originconfig.OriginConfigSpec;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.AopSpec;
import io.jenkins.plugins.cloudflare.aop.operation.prune.PruneCertificates;
import io.jenkins.plugins.cloudflare.aop.operation.prune.PruneCertificatesSpec;
import io.jenkins.plugins.cloudflare.aop.operation.rotate.RotateCertificate;
import io.jenkins.plugins.cloudflare.aop.operation.rotate.RotateCertificateSpec;
import io.jenkins.plugins.cloudflare.aop.operation.setting.EnableGlobally;
import io.jenkins.plugins.cloudflare.aop.operation.setting.EnableGloballySpec;
import io.jenkins.plugins.cloudflare.aop.operation.setting.ExpirationAlert;
import io.jenkins.plugins.cloudflare.aop.operation.setting.ExpirationAlertSpec;
import io.jenkins.plugins.cloudflare.aop.operation.status.InspectZone;
import io.jenkins.plugins.cloudflare.aop.operation.status.StatusSpec;
import io.jenkins.plugins.cloudflare.aop.operation.upload.UploadCertificate;
import io.jenkins.plugins.cloudflare.aop.operation.upload.UploadCertificateSpec;
import io.jenkins.plugins.cloudflare.aop.operation.verify.VerifyOrigin;
import io.jenkins.plugins.cloudflare.aop.operation.verify.VerifyOriginSpec;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.AbortException;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Call;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Result;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Signature;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Steps;
import java.time.Instant;

/** The plugin's steps by name. A further operation is one more line in {@link #addTo}. */
public final class AopSteps {
    private final OperationContext context;

    private AopSteps(OperationContext context) {
        this.context = context;
    }

    /** Starts an operation with its parameters. */
    @FunctionalInterface
    private interface Start<S, R> {
        OperationRun<R> run(S spec, OperationContext context, Instant startedAt) throws OperationException;
    }

    public static void addTo(Steps steps, OperationContext context) {
        AopSteps aop = new AopSteps(context);
        aop.add(steps, "aopUploadCertificate", UploadCertificateSpec.class, UploadCertificate::run);
        aop.add(steps, "aopEnableHostname", EnableHostnameSpec.class, EnableHostname::run);
        aop.add(steps, "aopVerifyOrigin", VerifyOriginSpec.class, VerifyOrigin::run);
        aop.add(steps, "aopOriginConfig", OriginConfigSpec.class, OriginConfig::run);
        aop.add(steps, "aopRotateCertificate", RotateCertificateSpec.class, RotateCertificate::run);
        aop.add(steps, "aopDisableHostname", DisableHostnameSpec.class, DisableHostname::run);
        aop.add(steps, "aopPruneCertificates", PruneCertificatesSpec.class, PruneCertificates::run);
        aop.add(steps, "aopStatus", StatusSpec.class, InspectZone::run);
        aop.add(steps, "aopEnableGlobally", EnableGloballySpec.class, EnableGlobally::run);
        aop.add(steps, "aopExpirationAlert", ExpirationAlertSpec.class, ExpirationAlert::run);
    }

    private <S extends AopSpec, R> void add(Steps steps, String name, Class<S> spec, Start<S, R> start) {
        ScriptArguments<S> parameters = new ScriptArguments<>(name, spec);
        steps.add(name, Signature.open(), call -> {
            R result = run(call, parameters.read(call.arguments()), start);
            mark(call, result);
            return result;
        });
    }

    private <S, R> R run(Call call, S spec, Start<S, R> start) throws InterruptedException {
        try {
            OperationRun<R> run = start.run(spec, context, context.clock().instant());
            return new Driver(call.step(), context.console()).drive(run);
        } catch (OperationException e) {
            throw new AbortException(call.step() + ": " + e.getMessage());
        }
    }

    private static void mark(Call call, Object result) {
        StepResult.warning(result).ifPresent(warning -> {
            call.build().say("WARNING: " + call.step() + ": " + warning);
            call.build().worsen(Result.UNSTABLE);
        });
    }
}
