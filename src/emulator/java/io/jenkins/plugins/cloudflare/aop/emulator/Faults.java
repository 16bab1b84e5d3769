package io.jenkins.plugins.cloudflare.aop.emulator;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Faults to come, in the order in which they were asked for. */
final class Faults {
    private final List<Fault> waiting = new ArrayList<>();

    synchronized void add(Fault fault) {
        for (int i = 0; i < fault.times(); i++) {
            waiting.add(fault);
        }
    }

    /** Takes the first that meets this request. */
    synchronized Optional<Fault> take(String method, String path) {
        for (Iterator<Fault> faults = waiting.iterator(); faults.hasNext(); ) {
            Fault fault = faults.next();
            if (fault.meets(method, path)) {
                faults.remove();
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }
}
