package io.jenkins.plugins.cloudflare.aop.standalone.plugin;

import io.jenkins.plugins.cloudflare.aop.operation.parameter.ListParameter;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.AbortException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** Makes a spec of a step's arguments. What a step knows is what its spec has getters for, so nothing is listed twice. */
final class SpecProxy<S> {
    private final String step;
    private final Class<S> spec;
    private final Map<String, Class<?>> types = new TreeMap<>();

    SpecProxy(String step, Class<S> spec) {
        this.step = step;
        this.spec = spec;
        for (Method method : spec.getMethods()) {
            types.put(name(method), method.getReturnType());
        }
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
        InvocationHandler handler = (proxy, method, nothing) -> method.getDeclaringClass() == Object.class
                ? ofObject(proxy, method, nothing)
                : values.get(name(method));
        return spec.cast(Proxy.newProxyInstance(spec.getClassLoader(), new Class<?>[] {spec}, handler));
    }

    private Object ofObject(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> step;
        };
    }

    private static String name(Method getter) {
        String name = getter.getName().substring("get".length());
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private Object converted(String name, Object value) {
        Class<?> type = types.get(name);
        if (type == String.class) {
            return ListParameter.text(value);
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
        throw new IllegalStateException(spec + " has a parameter of type " + type);
    }

    private AbortException unknown(String name) {
        String nearest = SpellingSuggestion.to(name, types.keySet())
                .map(known -> "; did you mean " + known + "?")
                .orElse(".");
        return new AbortException(
                step + " has no parameter '" + name + "'" + nearest + " It knows " + String.join(", ", types.keySet()));
    }
}
