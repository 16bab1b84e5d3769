package io.jenkins.plugins.cloudflare.aop.operation.parameter;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Makes specs of values by name. What a step knows is what its spec has getters for, so nothing is listed twice.
 *
 * @param <S> the interface, whose methods are all getters
 */
public final class SpecProxy<S> {
    private static final String GETTER = "get";

    private final Class<S> spec;
    private final SortedMap<String, Class<?>> parameters = new TreeMap<>();

    /** @throws IllegalArgumentException naming a method of the interface that is no getter */
    public SpecProxy(Class<S> spec) {
        this.spec = spec;
        for (Method method : spec.getMethods()) {
            parameters.put(name(method), method.getReturnType());
        }
    }

    /** The names of the parameters and their types. */
    public SortedMap<String, Class<?>> parameters() {
        return new TreeMap<>(parameters);
    }

    /**
     * A spec with these values, and null for each parameter that is not among them.
     *
     * @throws IllegalArgumentException naming a value that is no parameter, or of another type than its parameter
     */
    public S of(Map<String, ?> values) {
        Map<String, Object> own = new TreeMap<>(values);
        own.forEach((name, value) -> {
            if (!parameters.containsKey(name)) {
                throw new IllegalArgumentException(spec.getSimpleName() + " has no parameter '" + name + "'; it has "
                        + String.join(", ", parameters.keySet()));
            }
            checked(name, value);
        });
        return proxy(getter -> own.get(name(getter)));
    }

    /**
     * A spec that answers as another one does, but for what is changed on the way, whenever it is asked.
     *
     * @param change makes what is answered of a parameter's name and what the other one says, which may be null
     * @throws IllegalArgumentException from the getter, when the change makes a value of another type
     */
    public S changed(S given, BiFunction<String, Object, Object> change) {
        return proxy(getter -> checked(name(getter), change.apply(name(getter), value(getter, given))));
    }

    private Object checked(String name, Object value) {
        Class<?> type = parameters.get(name);
        if (value != null && !type.isInstance(value)) {
            // Not the value itself, which may be of any length.
            throw new IllegalArgumentException(spec.getSimpleName() + ": " + name + " is of type "
                    + type.getSimpleName() + ", and the value is of type "
                    + value.getClass().getSimpleName());
        }
        return value;
    }

    private S proxy(Function<Method, Object> answers) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.getDeclaringClass() != Object.class) {
                return answers.apply(method);
            }
            return switch (method.getName()) {
                case "equals" -> proxy == arguments[0];
                case "hashCode" -> System.identityHashCode(proxy);
                default -> spec.getSimpleName();
            };
        };
        return spec.cast(Proxy.newProxyInstance(spec.getClassLoader(), new Class<?>[] {spec}, handler));
    }

    private static Object value(Method getter, Object given) {
        try {
            return getter.invoke(given);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(getter + " is not public", e);
        }
    }

    private static String name(Method getter) {
        String name = getter.getName();
        if (!name.startsWith(GETTER) || name.equals(GETTER) || getter.getParameterCount() > 0) {
            throw new IllegalArgumentException(getter + " is no getter; a spec has nothing else");
        }
        String bare = name.substring(GETTER.length());
        return Character.toLowerCase(bare.charAt(0)) + bare.substring(1);
    }
}
