package io.jenkins.plugins.cloudflare.aop.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.ListParameter;
import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** What the descriptors of all steps have in common. */
@Restricted(NoExternalUse.class)
public abstract class AopStepDescriptor extends StepDescriptor {
    private final transient List<String> subjects;

    /** @param subjects parameters that tell in a stage view what a step is about, the most telling first */
    AopStepDescriptor(String... subjects) {
        this.subjects = List.of(subjects);
    }

    /** A workspace is used when there is one, but not required. */
    @Override
    public Set<? extends Class<?>> getRequiredContext() {
        return Set.of(Run.class, TaskListener.class, FlowNode.class);
    }

    /**
     * Takes a list where the parameter is a text, and the result of an upload where it is an id. A parameter that does
     * not exist is an error: a misspelt one could switch a gate off.
     */
    @Override
    public Step newInstance(Map<String, Object> arguments) throws Exception {
        DescribableModel<? extends Step> model = DescribableModel.of(clazz);
        Map<String, Object> texts = new LinkedHashMap<>();
        for (Map.Entry<String, Object> argument : arguments.entrySet()) {
            String name = argument.getKey();
            DescribableParameter parameter = name.equals(UninstantiatedDescribable.ANONYMOUS_KEY)
                    ? model.getSoleRequiredParameter()
                    : model.getParameter(name);
            if (parameter == null) {
                throw new AbortException(getFunctionName() + " has no parameter '" + name + "'; it has "
                        + model.getParameters().stream()
                                .map(DescribableParameter::getName)
                                .sorted()
                                .collect(Collectors.joining(", ")));
            }
            texts.put(parameter.getName(), value(parameter, argument.getValue()));
        }
        return model.instantiate(texts, null);
    }

    /** Where a script passed text for a number or a switch, one sentence instead of the trace of a failed cast. */
    private Object value(DescribableParameter parameter, Object given) throws AbortException {
        Class<?> type = parameter.getErasedType();
        if (type == String.class) {
            try {
                return ListParameter.text(parameter.getName(), given);
            } catch (OperationException e) {
                throw new AbortException(getFunctionName() + ": " + e.getMessage());
            }
        }
        if (!(given instanceof CharSequence)) {
            return given;
        }
        String text = given.toString().strip();
        if (type == Boolean.class || type == boolean.class) {
            if (text.equals("true") || text.equals("false")) {
                return Boolean.valueOf(text);
            }
            throw wrong(parameter, text, "neither true nor false");
        }
        if (type == Integer.class || type == int.class) {
            try {
                return Integer.valueOf(text);
            } catch (NumberFormatException e) {
                throw wrong(parameter, text, "not a whole number");
            }
        }
        return given;
    }

    private AbortException wrong(DescribableParameter parameter, String text, String what) {
        return new AbortException(getFunctionName() + ": " + parameter.getName() + " is '" + PrintableText.brief(text)
                + "', which is " + what);
    }

    @CheckForNull
    @Override
    public String argumentsToString(@NonNull Map<String, Object> namedArgs) {
        return subjects.stream()
                .map(namedArgs::get)
                .filter(value -> value != null)
                .findFirst()
                .map(value -> ListParameter.text(value).replaceAll("[\\s,]+", ", "))
                .orElse(null);
    }
}
