package io.jenkins.plugins.cloudflare.aop.standalone.pipeline;

import groovy.lang.Closure;
import java.util.Map;

/** One call of a step: its arguments by name, and its body. */
public final class Call {
    private final String step;
    private final Map<String, Object> arguments;
    private final Closure<?> body;
    private final Build build;

    Call(String step, Map<String, Object> arguments, Closure<?> body, Build build) {
        this.step = step;
        this.arguments = arguments;
        this.body = body;
        this.build = build;
    }

    public String step() {
        return step;
    }

    public Build build() {
        return build;
    }

    /** All arguments as the script gave them. */
    public Map<String, Object> arguments() {
        return arguments;
    }

    public boolean has(String name) {
        return arguments.get(name) != null;
    }

    /** An argument of any type, null when absent. */
    public Object get(String name) {
        return arguments.get(name);
    }

    public String text(String name) {
        if (!has(name)) {
            throw new AbortException("step " + step + " needs " + name + ", such as " + step + "(" + name + ": ...)");
        }
        return arguments.get(name).toString();
    }

    public String text(String name, String otherwise) {
        return has(name) ? text(name) : otherwise;
    }

    public boolean flag(String name, boolean otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        return switch (text(name)) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new AbortException(
                        step + ": " + name + " is '" + text(name) + "', which is neither true nor false");
        };
    }

    public long number(String name) {
        Object value = arguments.get(name);
        if (value instanceof Number number && number.longValue() == number.doubleValue()) {
            return number.longValue();
        }
        try {
            return Long.parseLong(text(name).strip());
        } catch (NumberFormatException e) {
            throw new AbortException(step + ": " + name + " is '" + text(name) + "', which is not a whole number");
        }
    }

    public boolean hasBody() {
        return body != null;
    }

    /** Runs the body where the step stands. */
    public Object body() {
        if (body == null) {
            throw new AbortException("step " + step + " needs a body; write " + step + "(...) { ... }");
        }
        return body.call();
    }

    /** Runs the body in another scope. */
    public Object body(Scope scope) {
        return build.within(scope, this::body);
    }
}
