package io.jenkins.plugins.cloudflare.aop.standalone.pipeline;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** A running build: its result, its log, its parameters, and where each of its threads stands. */
public final class Build {
    private final BuildPlace place;
    private final Log log;
    private final Map<String, Object> parameters = new ConcurrentHashMap<>();
    /** What the script put into env. */
    private final Map<String, String> variables = new ConcurrentHashMap<>();

    private final ThreadLocal<Scope> scope = ThreadLocal.withInitial(Scope::outermost);
    private final ThreadLocal<BranchThread> branchThread = ThreadLocal.withInitial(BranchThread::new);
    private Result result;

    public Build(BuildPlace place, Log log, Map<String, String> parameters) {
        this.place = place;
        this.log = log;
        this.parameters.putAll(parameters);
    }

    public BuildPlace place() {
        return place;
    }

    public Log log() {
        return log;
    }

    /** Parameters by name; a step that declares them adds their defaults. */
    public Map<String, Object> parameters() {
        return parameters;
    }

    /** Environment variables that the script sets for the rest of the build. */
    public Map<String, String> variables() {
        return variables;
    }

    public Scope scope() {
        return scope.get();
    }

    public BranchThread branchThread() {
        return branchThread.get();
    }

    /** Runs something on this thread in another scope. */
    public <T> T within(Scope inner, Supplier<T> body) {
        Scope outer = scope.get();
        scope.set(inner);
        try {
            return body.get();
        } finally {
            scope.set(outer);
        }
    }

    /** Writes to the log, behind the label of the branch. */
    public void say(String text) {
        log.say(scope().branch(), text);
    }

    /** A path that a script gave, seen from the current directory. */
    public Path resolve(String path) {
        return scope().directory().resolve(path).normalize();
    }

    /** What is known of the result so far, null while nothing went wrong. */
    public synchronized Result result() {
        return result;
    }

    /** Sets the result unless it is worse already, as Jenkins does. */
    public synchronized void worsen(Result value) {
        if (result == null || value.isWorseThan(result)) {
            result = value;
        }
    }

    /** Everything that env shows here: the build's own variables, parameters, what scripts set, and within node the
     * machine's. */
    public Map<String, String> environment() {
        Map<String, String> all = new LinkedHashMap<>();
        if (scope().workspace() != null) {
            all.putAll(System.getenv());
            all.put("WORKSPACE", scope().workspace().toString());
            all.put("NODE_NAME", "built-in");
        }
        all.putAll(place.variables());
        parameters.forEach((name, value) -> all.put(name, value.toString()));
        all.putAll(variables);
        all.putAll(scope().variables());
        return all;
    }

    /** Throws when this thread was told to stop. */
    public void stopIfInterrupted() {
        if (Thread.interrupted()) {
            throw interrupted();
        }
    }

    /** The exception for an interruption that was just noticed. One without a reason comes from outside: an abort. */
    public FlowInterruptedException interrupted() {
        return new FlowInterruptedException(interruption());
    }

    /** As {@link #interrupted()}, for a step that has to pass the reason on. */
    public Interruption interruption() {
        return branchThread().take().orElseGet(() -> {
            // Set at once: a script that catches everything does not turn an aborted build into a good one.
            worsen(Result.ABORTED);
            return new Interruption(Result.ABORTED, "Aborted");
        });
    }
}
