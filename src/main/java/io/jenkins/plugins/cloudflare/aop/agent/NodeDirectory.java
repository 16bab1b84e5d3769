package io.jenkins.plugins.cloudflare.aop.agent;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.FilePath;
import java.io.IOException;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The machine and directory in which a build works at the moment. An agent may go away and come back with another
 * channel, so it is asked for whenever it is needed.
 */
@Restricted(NoExternalUse.class)
public interface NodeDirectory {
    /** Outside of any node: the controller, without a directory. */
    NodeDirectory CONTROLLER = () -> null;

    /**
     * The current directory; null outside of a node.
     *
     * @throws IOException when its agent is away
     */
    @CheckForNull
    FilePath directory() throws IOException, InterruptedException;
}
