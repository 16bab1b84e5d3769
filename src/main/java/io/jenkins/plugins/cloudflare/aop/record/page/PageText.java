package io.jenkins.plugins.cloudflare.aop.record.page;

import io.jenkins.plugins.cloudflare.aop.record.Instants;
import io.jenkins.plugins.cloudflare.aop.record.Severity;
import java.util.function.Consumer;

/** The small pieces of the page: what is unknown is a dash, what machines compare is in a fixed pitch. */
public final class PageText {
    private static final String UNKNOWN = "–";

    private PageText() {}

    static Consumer<MarkupWriter> plain(String text) {
        return page -> {
            if (isUnknown(text)) {
                page.element("span", UNKNOWN, "class", "unknown");
            } else {
                page.element("span", text, "class", "value");
            }
        };
    }

    static Consumer<MarkupWriter> code(String text) {
        return isUnknown(text) ? plain(null) : page -> page.element("code", text);
    }

    /** A hostname or an address; a long one is broken after a separator, never inside a label if that can be helped. */
    static Consumer<MarkupWriter> name(String text) {
        if (isUnknown(text)) {
            return plain(null);
        }
        return page -> {
            page.open("code");
            String[] labels = text.split("(?<=[.:-])(?=[^.:-])");
            for (int i = 0; i < labels.length; i++) {
                if (i > 0) {
                    page.empty("wbr");
                }
                page.text(labels[i]);
            }
            page.close();
        };
    }

    static Consumer<MarkupWriter> instant(String iso) {
        return Instants.parse(iso).isEmpty()
                ? plain(iso)
                : page -> page.element("time", Instants.readable(iso), "datetime", iso);
    }

    static Consumer<MarkupWriter> yesOrNo(Boolean value) {
        return plain(value == null ? null : value ? "yes" : "no");
    }

    static Consumer<MarkupWriter> pill(Severity tone, String text) {
        return page -> {
            page.open("strong", "class", "pill " + tone.styleClass());
            page.element("span", tone.sign(), "class", "sign", "aria-hidden", "true");
            page.element("span", text, "class", "word").close();
        };
    }

    public static boolean isUnknown(String text) {
        return text == null || text.isBlank();
    }
}
