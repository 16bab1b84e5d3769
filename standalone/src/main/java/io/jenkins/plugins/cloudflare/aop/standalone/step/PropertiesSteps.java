package io.jenkins.plugins.cloudflare.aop.standalone.step;

import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.AbortException;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Build;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Call;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Signature;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Steps;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The step {@code properties}: of all that it declares, only parameters have a meaning without Jenkins. */
final class PropertiesSteps {
    private static final Signature ANYTHING = new Signature("value", null, false);

    private PropertiesSteps() {}

    static void addTo(Steps steps) {
        steps.add("properties", Signature.of("properties"), call -> {
            for (Described property : described(call, "properties")) {
                if (property.symbol().equals("parameters")) {
                    declare(call.build(), property);
                }
            }
            return null;
        });
        steps.add("parameters", Signature.of("parameterDefinitions"), call -> {
            described(call, "parameterDefinitions");
            return new Described(call.step(), call.arguments());
        });
        for (String symbol : List.of(
                "booleanParam",
                "buildDiscarder",
                "choice",
                "cron",
                "disableConcurrentBuilds",
                "disableResume",
                "durabilityHint",
                "file",
                "logRotator",
                "password",
                "pipelineTriggers",
                "string",
                "text")) {
            steps.add(symbol, ANYTHING, call -> new Described(call.step(), call.arguments()));
        }
    }

    /** The list that an argument holds. */
    static List<Described> described(Call call, String name) {
        if (!(call.get(name) instanceof Collection<?> items) || !items.stream().allMatch(Described.class::isInstance)) {
            throw new AbortException("step " + call.step() + " needs a list of such as [string(...)]");
        }
        return items.stream().map(Described.class::cast).toList();
    }

    private static void declare(Build build, Described parameters) {
        for (Object item : (Collection<?>) parameters.arguments().get("parameterDefinitions")) {
            Described definition = (Described) item;
            String name = definition.text("name");
            if (name == null) {
                throw new AbortException("a parameter " + definition.symbol() + " has no name");
            }
            build.parameters().compute(name, (key, given) -> value(definition, name, given));
        }
    }

    private static Object value(Described definition, String name, Object given) {
        return switch (definition.symbol()) {
            case "booleanParam" -> {
                String value = given == null ? definition.text("defaultValue") : given.toString();
                yield Boolean.valueOf(value);
            }
            case "choice" -> chosen(choices(definition.arguments()), name, given);
            default ->
                given != null ? given : definition.text("defaultValue") == null ? "" : definition.text("defaultValue");
        };
    }

    private static List<String> choices(Map<String, Object> arguments) {
        return arguments.get("choices") instanceof Collection<?> items
                ? items.stream().map(String::valueOf).toList()
                : Arrays.asList(String.valueOf(arguments.get("choices")).split("\\R"));
    }

    private static String chosen(List<String> choices, String name, Object given) {
        if (given == null) {
            return choices.get(0);
        }
        if (!choices.contains(given.toString())) {
            throw new AbortException(
                    "parameter " + name + " is '" + given + "', which is none of " + String.join(", ", choices));
        }
        return given.toString();
    }
}
