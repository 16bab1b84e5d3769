package io.jenkins.plugins.cloudflare.aop.standalone.step;

import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.AbortException;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Call;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Result;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Signature;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Steps;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Steps that structure a script or say something. */
final class BasicSteps {
    private BasicSteps() {}

    static void addTo(Steps steps) {
        steps.add("node", Signature.of("label"), BasicSteps::node);
        steps.add("stage", Signature.of("name", "concurrency"), BasicSteps::stage);
        steps.add("echo", Signature.of("message"), call -> {
            call.build().say(call.has("message") ? call.text("message") : "null");
            return null;
        });
        steps.add("error", Signature.of("message"), call -> {
            throw new AbortException(call.text("message"));
        });
        steps.add("unstable", Signature.of("message"), call -> {
            call.build().say("WARNING: " + call.text("message"));
            call.build().worsen(Result.UNSTABLE);
            return null;
        });
        steps.add("sleep", Signature.of("time", "unit"), BasicSteps::sleep);
        steps.add("isUnix", Signature.of(), call -> true);
        for (String wrapper : new String[] {"timestamps", "ansiColor"}) {
            steps.add(wrapper, Signature.of("colorMapName"), Call::body);
        }
        steps.add("checkout", Signature.of("scm"), call -> {
            call.build().say("checkout: nothing to do, the workspace is what was given on the command line");
            return null;
        });
        steps.add("input", Signature.of("message", "id", "ok", "submitter", "parameters"), call -> {
            throw new AbortException("step input is not supported: there is no person to answer;"
                    + " leave it out, or let the script read a parameter given with --param");
        });
    }

    private static Object node(Call call) throws IOException {
        var workspace = call.build().place().workspace();
        Files.createDirectories(workspace);
        call.build().say("Running on this machine in " + workspace);
        return call.body(call.build().scope().inNode(workspace));
    }

    private static Object stage(Call call) {
        call.build().say("[stage] " + call.text("name"));
        return call.hasBody() ? call.body() : null;
    }

    private static Object sleep(Call call) throws InterruptedException {
        long time = call.number("time");
        unit(call, TimeUnit.SECONDS).sleep(Math.max(0, time));
        return null;
    }

    /** The parameter {@code unit} of steps that take a time. */
    static TimeUnit unit(Call call, TimeUnit otherwise) {
        String name = call.text("unit", otherwise.name());
        return Arrays.stream(TimeUnit.values())
                .filter(unit -> unit.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new AbortException(call.step() + ": unit is '" + name + "', which is none of "
                        + Arrays.toString(TimeUnit.values())));
    }
}
