package io.jenkins.plugins.cloudflare.aop.standalone.plugin;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.ListParameter;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.SpecProxy;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.AbortException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads a step's arguments as a script gives them, each as the type that its parameter has. */
final class ScriptArguments<S> {
    private final String step;
    private final SpecProxy<S> specs;
    private final SortedMap<String, Class<?>> types;

    ScriptArguments(String step, Class<S> spec) {
        this.step = step;
        this.specs = new SpecProxy<>(spec);
        this.types = specs.parameters();
    }

    /** @throws AbortException naming the step and the argument that it does not understand */
    S read(Map<String, Object> arguments) {
        Map<String, Object> values = new TreeMap<>();
        arguments.forEach((name, value) -> {
            if (!types.containsKey(name)) {
                throw unknown(name);
            }
            values.put(name, value == null ? null : converted(name, value));
        });
        return specs.of(values);
    }

    private Object converted(String name, Object value) {
        Class<?> type = types.get(name);
        if (type == String.class) {
            try {
                return ListParameter.text(name, value);
            } catch (OperationException e) {
                throw new AbortException(step + ": " + e.getMessage());
            }
        }
        String text = value.toString().strip();
        if (type == Integer.class) {
            try {
                return new BigDecimal(text).intValueExact();
            } catch (ArithmeticException | NumberFormatException e) {
                throw new AbortException(step + ": " + name + " is '" + text + "', which is not a whole number");
            }
        }
        if (type == Boolean.class) {
            if (text.equals("true") || text.equals("false")) {
                return Boolean.valueOf(text);
            }
            throw new AbortException(step + ": " + name + " is '" + text + "', which is neither true nor false");
        }
        throw new IllegalStateException(step + " has a parameter of type " + type);
    }

    private AbortException unknown(String name) {
        String nearest = SpellingSuggestion.to(name, types.keySet())
                .map(known -> "; did you mean " + known + "?")
                .orElse(".");
        return new AbortException(
                step + " has no parameter '" + name + "'" + nearest + " It knows " + String.join(", ", types.keySet()));
    }
}
