package io.jenkins.plugins.cloudflare.aop.agent;

import hudson.FilePath;
import hudson.model.Computer;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Prober;
import io.jenkins.plugins.cloudflare.aop.origin.AddressPolicy;
import io.jenkins.plugins.cloudflare.aop.origin.probe.DetourReport;
import io.jenkins.plugins.cloudflare.aop.origin.probe.DetourRequest;
import io.jenkins.plugins.cloudflare.aop.origin.probe.ProofReport;
import io.jenkins.plugins.cloudflare.aop.origin.probe.ProofRequest;
import io.jenkins.plugins.cloudflare.aop.origin.probe.SurveyReport;
import io.jenkins.plugins.cloudflare.aop.origin.probe.SurveyRequest;
import java.io.IOException;
import java.io.Serializable;
import jenkins.agents.ControllerToAgentCallable;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Visits origins from the node in which the build works; from the controller outside of a node. */
@Restricted(NoExternalUse.class)
public final class NodeProber implements Prober {
    private static final String CONTROLLER = "controller";

    private final NodeDirectory workplace;
    private final AddressPolicy onController;

    /** @param onController which addresses may be visited from there; an agent belongs to the build */
    public NodeProber(NodeDirectory workplace, AddressPolicy onController) {
        this.workplace = workplace;
        this.onController = onController;
    }

    @Override
    public AddressPolicy policy() {
        try {
            FilePath directory = workplace.directory();
            return directory != null && directory.isRemote() ? AddressPolicy.ALL : onController;
        } catch (IOException e) {
            return onController;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return onController;
        }
    }

    @Override
    public String place() {
        try {
            FilePath directory = workplace.directory();
            Computer computer = directory == null ? null : directory.toComputer();
            // The built-in node has an empty name: it is the controller, whatever its label says.
            return computer == null || computer.getName().isEmpty() ? CONTROLLER : computer.getName();
        } catch (IOException e) {
            return "an agent that went away";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "an agent";
        }
    }

    @Override
    public SurveyReport survey(SurveyRequest request) throws OperationException, InterruptedException {
        return visit(new ProbeTask(request));
    }

    @Override
    public ProofReport prove(ProofRequest request) throws OperationException, InterruptedException {
        return visit(new ProofTask(request));
    }

    @Override
    public DetourReport detours(DetourRequest request) throws OperationException, InterruptedException {
        return visit(new DetourTask(request));
    }

    private <R extends Serializable> R visit(ControllerToAgentCallable<R, InterruptedException> task)
            throws OperationException, InterruptedException {
        try {
            FilePath directory = workplace.directory();
            VirtualChannel channel = directory == null ? null : directory.getChannel();
            return channel == null ? task.call() : channel.call(task);
        } catch (IOException e) {
            throw new OperationException("the origins could not be visited from " + place() + ": " + e.getMessage()
                    + "; run it again when the agent is back");
        }
    }
}
