package io.jenkins.plugins.cloudflare.aop.agent;

import hudson.FilePath;
import hudson.model.Computer;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Console;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Prober;
import io.jenkins.plugins.cloudflare.aop.origin.AddressPolicy;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.probe.ProbeRequest;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Visits origins from the node in which the build works; from the controller outside of a node. */
@Restricted(NoExternalUse.class)
public final class NodeProber implements Prober {
    private static final String CONTROLLER = "controller";

    private final NodeDirectory node;
    private final AddressPolicy onController;
    private final ProbeLimits limits;
    private final Console console;
    private final Set<String> slowed = ConcurrentHashMap.newKeySet();

    /**
     * @param onController which addresses may be visited from there; an agent serves the builds that it is given
     * @param limits what visits may take, from wherever they start
     * @param console is told of addresses that turn visits away
     */
    public NodeProber(NodeDirectory node, AddressPolicy onController, ProbeLimits limits, Console console) {
        this.node = node;
        this.onController = onController;
        this.limits = limits;
        this.console = console;
    }

    @Override
    public ProbeLimits limits() {
        return limits;
    }

    @Override
    public AddressPolicy policy() {
        try {
            FilePath directory = node.directory();
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
            FilePath directory = node.directory();
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
    public <R extends Serializable> List<R> visit(ProbeRequest<R> request)
            throws OperationException, InterruptedException {
        ProbeTask<R> task = new ProbeTask<>(request);
        try {
            FilePath directory = node.directory();
            VirtualChannel channel = directory == null ? null : directory.getChannel();
            ProbeTask.Done<R> done = channel == null ? task.call() : channel.call(task);
            done.slowed().stream()
                    .filter(slowed::add)
                    .sorted()
                    .map(Prober::slowed)
                    .forEach(console::say);
            return done.seen();
        } catch (IOException e) {
            throw new OperationException("the origins could not be visited from " + place() + ": " + e.getMessage()
                    + "; run it again when the agent is back");
        }
    }
}
