package io.jenkins.plugins.cloudflare.aop.operation.parameter;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads which detours to look for: all of them, those that are named, or all but those that are named with a minus. */
public final class DetourSelection {
    private static final String BUT = "-";

    private DetourSelection() {}

    /** @param text names, or names with a leading minus; null or blank for all */
    public static Set<Detour> of(String text) throws OperationException {
        List<String> items = ListParameter.of("detours", text);
        Set<Detour> named = EnumSet.noneOf(Detour.class);
        for (String item : items) {
            named.add(detour(item));
        }
        long without = items.stream().filter(item -> item.startsWith(BUT)).count();
        if (without == items.size()) {
            return EnumSet.complementOf(EnumSet.copyOf(named));
        }
        if (without > 0) {
            throw new OperationException("detours has names with a minus and names without; give those to look for, or"
                    + " those to leave out, each with a minus");
        }
        return named;
    }

    private static Detour detour(String item) throws OperationException {
        String name = item.startsWith(BUT) ? item.substring(BUT.length()) : item;
        for (Detour detour : Detour.values()) {
            if (detour.name().equals(name)) {
                return detour;
            }
        }
        throw new OperationException("detours has '" + PrintableText.brief(item) + "', which is none of "
                + Arrays.stream(Detour.values()).map(Detour::name).collect(Collectors.joining(", "))
                + "; name those to look for, or those to leave out with a minus before each");
    }
}
