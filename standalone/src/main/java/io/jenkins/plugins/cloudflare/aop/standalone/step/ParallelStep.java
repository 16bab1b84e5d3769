package io.jenkins.plugins.cloudflare.aop.standalone.step;

import groovy.lang.Closure;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.AbortException;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.BranchThread;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Build;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Call;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Faults;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Interruption;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Result;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Scope;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Signature;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Steps;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The step {@code parallel}: a thread for each branch; waits for all of them and throws what failed first. */
final class ParallelStep {
    private final Build build;
    private final boolean failFast;
    private final BranchThread parent;
    private final Map<String, Object> results = Collections.synchronizedMap(new LinkedHashMap<>());
    private final List<BranchThread> branchThreads = new ArrayList<>();
    /** Why branches that begin now must not; null while nothing stopped them. */
    private Interruption stopped;

    private Throwable first;

    private ParallelStep(Build build, boolean failFast) {
        this.build = build;
        this.failFast = failFast;
        this.parent = build.branchThread();
    }

    static void addTo(Steps steps) {
        steps.add(
                "parallel",
                Signature.open(),
                call -> new ParallelStep(call.build(), call.flag("failFast", false)).run(branches(call)));
    }

    private static Map<String, Closure<?>> branches(Call call) {
        Map<String, Closure<?>> branches = new LinkedHashMap<>();
        call.arguments().forEach((name, value) -> {
            if (value instanceof Closure<?> branch) {
                branches.put(name, branch);
            } else if (!name.equals("failFast")) {
                throw new AbortException("parallel: branch '" + name + "' is no closure; write " + name + ": { ... }");
            }
        });
        return branches;
    }

    private Map<String, Object> run(Map<String, Closure<?>> branches) throws Exception {
        Scope scope = build.scope();
        List<Thread> threads = new ArrayList<>();
        branches.forEach((name, body) -> {
            results.put(name, null);
            Thread thread = new Thread(() -> branch(name, body, scope.inBranch(name)), "branch " + name);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        });
        threads.forEach(this::join);
        synchronized (this) {
            if (first instanceof Error error) {
                throw error;
            }
            if (first != null) {
                throw (Exception) first;
            }
        }
        return results;
    }

    private void branch(String name, Closure<?> body, Scope scope) {
        BranchThread branchThread = build.branchThread();
        begin(branchThread);
        try {
            results.put(name, build.within(scope, body::call));
        } catch (Throwable thrown) {
            failed(name, Faults.unwrapped(thrown));
        } finally {
            parent.end(branchThread);
        }
    }

    private synchronized void begin(BranchThread branchThread) {
        parent.begin(branchThread);
        branchThreads.add(branchThread);
        if (stopped != null) {
            branchThread.interrupt(stopped);
        }
    }

    private synchronized void failed(String name, Throwable fault) {
        build.say("Failed in branch " + name);
        if (first != null) {
            if (first != fault) {
                first.addSuppressed(fault);
            }
            return;
        }
        first = fault;
        if (failFast) {
            stop(new Interruption(Result.ABORTED, "Failed in branch " + name));
        }
    }

    private synchronized void stop(Interruption reason) {
        if (stopped == null) {
            stopped = reason;
            branchThreads.forEach(branchThread -> branchThread.interrupt(reason));
        }
    }

    private void join(Thread thread) {
        while (true) {
            try {
                thread.join();
                return;
            } catch (InterruptedException e) {
                stop(build.interruption());
            }
        }
    }
}
