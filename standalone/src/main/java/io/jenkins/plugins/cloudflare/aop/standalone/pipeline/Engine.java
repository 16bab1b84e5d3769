package io.jenkins.plugins.cloudflare.aop.standalone.pipeline;

import com.lesfurets.jenkins.unit.InterceptingGCL;
import com.lesfurets.jenkins.unit.MethodSignature;
import com.lesfurets.jenkins.unit.PipelineTestHelper;
import groovy.lang.Closure;
import groovy.lang.GroovyCodeSource;
import groovy.lang.Script;
import java.lang.reflect.Method;
import java.time.InstantSource;
import java.util.AbstractMap.SimpleEntry;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.runtime.InvokerHelper;

/** JenkinsPipelineUnit, with steps that really do something behind the names that it intercepts. */
final class Engine extends PipelineTestHelper {
    /** The class that Jenkins makes of a Jenkinsfile. */
    static final String SCRIPT_CLASS = "WorkflowScript";

    private final Steps steps;
    private final Build build;
    private Set<String> ownMethods = Set.of();

    Engine(Steps steps, Build build) {
        this.steps = steps;
        this.build = build;
        steps.names()
                .forEach(name -> registerAllowedMethod(
                        MethodSignature.method(name, Object[].class), new StepClosure(this, name)));
        setMethodMissingInterceptor(new MissingMethod(this));
    }

    /** @throws org.codehaus.groovy.control.CompilationFailedException when it is no Groovy */
    Script compile(Jenkinsfile source, InstantSource clock) {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(JenkinsfileScript.class.getName());
        configuration.addCompilationCustomizers(new SleepRenaming());
        try (InterceptingGCL loader = new InterceptingGCL(this, Engine.class.getClassLoader(), configuration)) {
            Class<?> script = loader.parseClass(new GroovyCodeSource(source.text(), SCRIPT_CLASS, "/groovy/script"));
            ownMethods = Arrays.stream(script.getDeclaredMethods())
                    .map(Method::getName)
                    .collect(Collectors.toSet());
            return InvokerHelper.createScript(script, new Variables(build, clock));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** JenkinsPipelineUnit keeps every call for assertions in a list that only one thread may use. */
    @Override
    protected void registerMethodCall(Object target, int stackDepth, String name, Object... args) {
        // The calls are not asked for, and their arguments should not be kept.
    }

    /** By name alone, since a step judges its arguments itself; a method of the script comes before a step. */
    @Override
    @SuppressWarnings("rawtypes")
    protected Map.Entry<MethodSignature, Closure> getAllowedMethodEntry(String name, Object... args) {
        String step = name.equals(SleepRenaming.RENAMED) ? SleepRenaming.STEP : name;
        if (!steps.has(step) || ownMethods.contains(step)) {
            return null;
        }
        MethodSignature signature = MethodSignature.method(step, Object[].class);
        return new SimpleEntry<>(signature, allowedMethodCallbacks.get(signature));
    }

    private Object runStep(String name, Object[] values) throws Exception {
        return steps.run(name, values, build);
    }

    /** A step as Groovy wants it. */
    private static final class StepClosure extends Closure<Object> {
        private static final long serialVersionUID = 1L;

        private final transient Engine engine;
        private final String step;

        StepClosure(Engine engine, String step) {
            super(engine);
            this.engine = engine;
            this.step = step;
        }

        /** Called by Groovy; null when the only argument is null. */
        @SuppressWarnings("unused")
        public Object doCall(Object... values) throws Exception {
            return engine.runStep(step, values == null ? new Object[] {null} : values);
        }
    }

    /** Calls that are no step: a closure in a global variable, or a mistake. */
    private static final class MissingMethod extends Closure<Object> {
        private static final long serialVersionUID = 1L;

        private final transient Engine engine;

        MissingMethod(Engine engine) {
            super(engine);
            this.engine = engine;
        }

        /** Called by Groovy, which looks for exactly these types. */
        @SuppressWarnings("unused")
        public Object doCall(String name, Object values) {
            if (getDelegate() instanceof Script script
                    && script.getBinding().getVariables().get(name) instanceof Closure<?> closure) {
                return closure.call((Object[]) values);
            }
            throw new NoSuchMethodError("No such DSL method '" + name + "' found among steps " + engine.steps.names());
        }
    }
}
