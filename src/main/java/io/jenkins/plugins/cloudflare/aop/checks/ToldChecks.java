package io.jenkins.plugins.cloudflare.aop.checks;

import hudson.model.InvisibleAction;
import hudson.model.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Of which operations of a build each of its checks has told. A check that is told of again, after a retry or from
 * another branch, speaks for all of them, so that what passes later hides nothing that failed elsewhere.
 */
final class ToldChecks extends InvisibleAction {
    /** Replaced as a whole: the build may be saved at any time. */
    private volatile Map<String, List<Integer>> operations = new TreeMap<>();

    private transient ReentrantLock publishing = new ReentrantLock();

    private ToldChecks() {}

    /** Those of a build; none yet when it has told of none. */
    static ToldChecks of(Run<?, ?> build) {
        synchronized (build) {
            ToldChecks told = build.getAction(ToldChecks.class);
            if (told == null) {
                told = new ToldChecks();
                build.addAction(told);
            }
            return told;
        }
    }

    /** Branches publish one after another, so that the last report is the most complete one. */
    ReentrantLock publishing() {
        return publishing;
    }

    /** All operations of a check after one more. */
    synchronized List<Integer> add(String check, int operation) {
        Map<String, List<Integer>> more = new TreeMap<>(operations);
        List<Integer> all = new ArrayList<>(more.getOrDefault(check, List.of()));
        all.add(operation);
        more.put(check, all);
        operations = more;
        return List.copyOf(all);
    }

    private Object readResolve() {
        publishing = new ReentrantLock();
        return this;
    }
}
