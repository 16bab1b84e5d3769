package io.jenkins.plugins.cloudflare.aop.checks;

import hudson.ExtensionList;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.actions.LabelAction;
import org.jenkinsci.plugins.workflow.actions.ThreadNameAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Where a step stands in its Pipeline, as far as it names a check.
 *
 * @param name what a block around the step calls checks; empty without such a block
 * @param stages stages and branches around it, the outermost first
 */
@Restricted(NoExternalUse.class)
public record Surroundings(Optional<String> name, List<String> stages) {
    public static Surroundings of(StepContext context) throws IOException, InterruptedException {
        Optional<String> name = Optional.empty();
        for (CheckOutlet outlet : ExtensionList.lookup(CheckOutlet.class)) {
            name = name.isPresent() ? name : outlet.nameAround(context);
        }
        return new Surroundings(name, stages(context.get(FlowNode.class)));
    }

    private static List<String> stages(FlowNode step) {
        List<String> names = new ArrayList<>(
                step == null
                        ? List.of()
                        : step.getEnclosingBlocks().stream()
                                .map(Surroundings::name)
                                .filter(Objects::nonNull)
                                .toList());
        Collections.reverse(names);
        return names;
    }

    private static String name(FlowNode block) {
        ThreadNameAction branch = block.getPersistentAction(ThreadNameAction.class);
        if (branch != null) {
            return branch.getThreadName();
        }
        LabelAction stage = block.getPersistentAction(LabelAction.class);
        return stage == null ? null : stage.getDisplayName();
    }
}
