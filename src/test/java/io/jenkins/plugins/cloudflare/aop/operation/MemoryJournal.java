package io.jenkins.plugins.cloudflare.aop.operation;

import io.jenkins.plugins.cloudflare.aop.cloudflare.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A journal in memory that can make its process die after one of its writes. */
final class MemoryJournal implements Journal {
    /** The end of the process: nothing of the plugin may catch it. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;

        Killed(String where) {
            super(where, null, false, false);
        }
    }

    private final Map<ZoneId, ZonePage> pages = new HashMap<>();
    int writes;
    int lastWrite = Integer.MAX_VALUE;

    @Override
    public ZonePage read(ZoneId zone) {
        return pages.getOrDefault(zone, ZonePage.empty());
    }

    @Override
    public ZonePage update(ZoneId zone, UnaryOperator<ZonePage> change) {
        ZonePage page = change.apply(read(zone));
        pages.put(zone, page);
        if (++writes == lastWrite) {
            throw new Killed("after write " + writes);
        }
        return page;
    }
}
