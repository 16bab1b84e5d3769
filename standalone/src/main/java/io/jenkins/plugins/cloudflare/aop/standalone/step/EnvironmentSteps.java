package io.jenkins.plugins.cloudflare.aop.standalone.step;

import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.AbortException;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Call;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Signature;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Steps;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Steps that give environment variables to their body. */
final class EnvironmentSteps {
    private EnvironmentSteps() {}

    static void addTo(Steps steps, BoundSecrets secrets) {
        steps.add("withEnv", Signature.of("overrides"), EnvironmentSteps::withEnv);
        steps.add("withCredentials", Signature.of("bindings"), call -> withCredentials(call, secrets));
    }

    private static Object withEnv(Call call) {
        if (!(call.get("overrides") instanceof Collection<?> overrides)) {
            throw new AbortException("step withEnv needs a list, such as withEnv(['NAME=value']) { ... }");
        }
        Map<String, String> environment = call.build().environment();
        Map<String, String> variables = new LinkedHashMap<>();
        for (Object override : overrides) {
            String[] pair = override.toString().split("=", 2);
            if (pair.length < 2 || pair[0].isEmpty()) {
                throw new AbortException("step withEnv has '" + pair[0] + "', which is not NAME=value");
            }
            int plus = pair[0].indexOf('+');
            if (plus > 0) {
                // PATH+ANYTHING=dir puts dir before what PATH is.
                String name = pair[0].substring(0, plus);
                String before = variables.getOrDefault(name, environment.get(name));
                variables.put(name, before == null ? pair[1] : pair[1] + java.io.File.pathSeparator + before);
            } else {
                variables.put(pair[0], pair[1]);
            }
        }
        return call.body(call.build().scope().with(variables));
    }

    private static Object withCredentials(Call call, BoundSecrets secrets) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (Described binding : PropertiesSteps.described(call, "bindings")) {
            String id = binding.text("credentialsId");
            String variable = binding.text("variable");
            if (id == null || variable == null) {
                throw new AbortException(
                        "step withCredentials: " + binding.symbol() + " needs credentialsId and variable");
            }
            switch (binding.symbol()) {
                case "string" -> {
                    String text = secrets.text(id);
                    call.build().log().mask(text);
                    variables.put(variable, text);
                }
                case "file" -> variables.put(variable, secrets.file(id).toString());
                default ->
                    throw new AbortException("step withCredentials does not support " + binding.symbol()
                            + " here; string and file are supported");
            }
        }
        return call.body(call.build().scope().with(variables));
    }
}
