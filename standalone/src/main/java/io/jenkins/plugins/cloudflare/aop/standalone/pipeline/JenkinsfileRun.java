package io.jenkins.plugins.cloudflare.aop.standalone.pipeline;

import groovy.lang.Script;
import java.io.PrintStream;
import java.time.InstantSource;

/** Runs a Jenkinsfile from its first line to the result of the build. */
public final class JenkinsfileRun {
    private JenkinsfileRun() {}

    /** @param err where the sentence goes that says why the build did not succeed */
    public static Result run(Jenkinsfile source, Steps steps, Build build, InstantSource clock, PrintStream err) {
        try {
            Engine engine = new Engine(steps, build);
            Script script = engine.compile(source, clock);
            engine.runScript(script);
            // Noticed by no step: the script did something else until its end.
            build.stopIfInterrupted();
        } catch (VirtualMachineError | ThreadDeath e) {
            if (!(e instanceof StackOverflowError)) {
                throw e;
            }
            fail(source, build, e, err);
        } catch (Throwable e) {
            fail(source, build, Faults.unwrapped(e), err);
        }
        Result result = build.result() == null ? Result.SUCCESS : build.result();
        build.say("Finished: " + result);
        return result;
    }

    private static void fail(Jenkinsfile source, Build build, Throwable fault, PrintStream err) {
        build.worsen(fault instanceof FlowInterruptedException interrupted ? interrupted.getResult() : Result.FAILURE);
        err.println("ERROR: " + build.log().masked(Faults.describe(source.name(), fault)));
        err.flush();
    }
}
