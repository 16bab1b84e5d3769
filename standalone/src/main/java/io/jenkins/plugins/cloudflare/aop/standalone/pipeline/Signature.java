package io.jenkins.plugins.cloudflare.aop.standalone.pipeline;

import groovy.lang.Closure;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a step takes.
 *
 * @param main the parameter that a single argument without a name stands for; null when it needs names
 * @param names all parameters; null when any name will do
 * @param inNode whether it works only inside node
 */
public record Signature(String main, Set<String> names, boolean inNode) {
    /** The first name is the one that may be left out. */
    public static Signature of(String... names) {
        return new Signature(names.length == 0 ? null : names[0], new LinkedHashSet<>(List.of(names)), false);
    }

    /** Takes whatever names come, and none may be left out. */
    public static Signature open() {
        return new Signature(null, null, false);
    }

    /** The same for a step that needs a workspace. */
    public Signature inside() {
        return new Signature(main, names, true);
    }

    /** Sorts the arguments of a call. Like Jenkins it only warns of a parameter that the step does not know. */
    Call call(String step, Object[] values, Build build) {
        int count = values.length;
        Closure<?> body = null;
        if (count > 0 && values[count - 1] instanceof Closure<?> last) {
            body = last;
            count--;
        }
        Map<String, Object> arguments = new LinkedHashMap<>();
        if (count == 1 && values[0] instanceof Map<?, ?> named) {
            named.forEach((name, value) -> arguments.put(String.valueOf(name), value));
        } else if (count == 1 && main != null) {
            arguments.put(main, values[0]);
        } else if (count > 0 && main == null) {
            throw new AbortException("step " + step + " takes named arguments only, such as " + step + "(name: value)");
        } else if (count > 1) {
            throw new AbortException("step " + step + " takes one argument without a name; name the others, such as "
                    + step + "(" + main + ": ..., " + second() + ": ...)");
        }
        if (names != null) {
            arguments.keySet().stream()
                    .filter(name -> !names.contains(name))
                    .forEach(name -> build.say(
                            "WARNING: step " + step + " does not know the parameter '" + name + "' and ignores it"));
        }
        return new Call(step, arguments, body, build);
    }

    private String second() {
        return names == null ? "name" : names.stream().skip(1).findFirst().orElse("name");
    }
}
