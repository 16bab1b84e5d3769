package io.jenkins.plugins.cloudflare.aop.operation.parameter;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Lists that are given as one text, separated by commas, blanks or new lines. */
public final class ListParameter {
    private static final int NAMED = 5;

    private ListParameter() {}

    /**
     * Makes a parameter's text of whatever a script passed: a collection becomes lines, anything else its own text.
     *
     * @return null for null
     */
    public static String text(Object value) {
        if (value instanceof Collection<?> items) {
            return items.stream().map(String::valueOf).collect(Collectors.joining("\n"));
        }
        return value == null ? null : value.toString();
    }

    /**
     * The same for a parameter whose items all have to have a value.
     *
     * @throws OperationException naming the first that has none: a script's variable that was never set would vanish, or
     *     become the text "null"
     */
    public static String text(String parameter, Object value) throws OperationException {
        if (value instanceof Collection<?> items) {
            int number = 0;
            for (Object item : items) {
                number++;
                if (item == null || item.toString().isBlank()) {
                    throw new OperationException(parameter + " has " + (item == null ? "null" : "an empty text")
                            + " as item " + number
                            + ": a variable or build parameter has no value; set it, or leave the"
                            + " item out");
                }
            }
        }
        return text(value);
    }

    /**
     * The items of a list.
     *
     * @throws OperationException when a Groovy list was put into a string: "[a, b]" has lost which comma is which
     */
    public static List<String> of(String parameter, String text) throws OperationException {
        String all = text == null ? "" : text.strip();
        if (all.startsWith("[") && !OriginAddress.isBracketed(all.split("[,\\s]", 2)[0])) {
            throw new OperationException(parameter + " begins with '[': a list was put into a string;"
                    + " pass the list itself, or items separated by commas");
        }
        return Arrays.stream(all.split("[,\\s]+"))
                .filter(item -> !item.isEmpty())
                .toList();
    }

    /** The first few of many names, for a sentence. */
    public static String some(List<String> names) {
        return names.size() <= NAMED
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, NAMED)) + " and " + (names.size() - NAMED) + " more";
    }

    /** Sentences one after another, each but the last with a full stop. */
    public static String joined(String... sentences) {
        return Arrays.stream(sentences)
                .map(sentence -> sentence.replaceAll("[.\\s]+$", ""))
                .collect(Collectors.joining(". "));
    }

    /** Null for a text that is null or blank, else the text without blanks around it. */
    public static String orNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
