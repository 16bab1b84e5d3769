package io.jenkins.plugins.cloudflare.aop.standalone.step;

import java.util.Map;

/**
 * Something that a script describes for another step, such as {@code string(name: 'ZONE')}.
 *
 * @param symbol what the script calls it
 * @param arguments as given
 */
record Described(String symbol, Map<String, Object> arguments) {
    String text(String name) {
        Object value = arguments.get(name);
        return value == null ? null : value.toString();
    }

    /** Without arguments: a secret may be among them. */
    @Override
    public String toString() {
        return "@" + symbol;
    }
}
