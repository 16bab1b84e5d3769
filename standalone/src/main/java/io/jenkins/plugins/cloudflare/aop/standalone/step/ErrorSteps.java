package io.jenkins.plugins.cloudflare.aop.standalone.step;

import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Build;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Call;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Faults;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.FlowInterruptedException;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Result;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Signature;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Steps;

/** Steps that deal with the failure of their body. */
final class ErrorSteps {
    private ErrorSteps() {}

    static void addTo(Steps steps) {
        steps.add(
                "catchError",
                Signature.of("message", "buildResult", "stageResult", "catchInterruptions"),
                call -> catching(
                        call, Result.of("catchError: buildResult", call.text("buildResult", Result.FAILURE.name()))));
        steps.add("warnError", Signature.of("message", "catchInterruptions"), call -> {
            call.text("message");
            return catching(call, Result.UNSTABLE);
        });
        steps.add("retry", Signature.of("count", "conditions"), ErrorSteps::retry);
    }

    private static Object catching(Call call, Result onError) {
        if (call.has("stageResult")) {
            // Shown nowhere here, but a wrong one should not wait for Jenkins to be found.
            Result.of(call.step() + ": stageResult", call.text("stageResult"));
        }
        Build build = call.build();
        try {
            call.body();
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable thrown) {
            Throwable fault = Faults.unwrapped(thrown);
            FlowInterruptedException interrupted = fault instanceof FlowInterruptedException flow ? flow : null;
            if (interrupted != null && interrupted.isActualInterruption() && !call.flag("catchInterruptions", true)) {
                throw interrupted;
            }
            if (call.has("message")) {
                build.say("ERROR: " + call.text("message"));
            }
            build.say("ERROR: " + Faults.text(fault));
            Result result = interrupted == null ? onError : interrupted.getResult();
            if (result.isWorseThan(Result.SUCCESS)) {
                if (build.result() == null || result.isWorseThan(build.result())) {
                    build.say("Setting overall build result to " + result);
                }
                build.worsen(result);
            }
        }
        return null;
    }

    private static Object retry(Call call) {
        long left = call.number("count");
        while (true) {
            left--;
            try {
                return call.body();
            } catch (VirtualMachineError e) {
                throw e;
            } catch (Throwable thrown) {
                Throwable fault = Faults.unwrapped(thrown);
                if (left <= 0
                        || fault instanceof FlowInterruptedException interrupted
                                && interrupted.isActualInterruption()) {
                    throw thrown;
                }
                call.build().say("ERROR: " + Faults.text(fault));
                call.build().say("Retrying");
            }
        }
    }
}
