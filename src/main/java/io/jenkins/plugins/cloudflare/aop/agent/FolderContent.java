package io.jenkins.plugins.cloudflare.aop.agent;

import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Set;
import jenkins.agents.ControllerToAgentFileCallable;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Makes a folder of a workspace hold these files.
 *
 * @param files content by name
 * @param stale names that an earlier build may have left there
 */
@Restricted(NoExternalUse.class)
public record FolderContent(String folder, Map<String, byte[]> files, Set<String> stale)
        implements ControllerToAgentFileCallable<Void> {
    @Override
    public Void invoke(File workspace, VirtualChannel channel) throws IOException {
        Path target = workspace.toPath().resolve(folder);
        // A checkout may bring a link that leads out of the workspace.
        if (Files.isSymbolicLink(target)) {
            throw new IOException(target + " is a symbolic link");
        }
        Files.createDirectories(target);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path draft = target.resolve("." + file.getKey() + ".unfinished");
            Files.deleteIfExists(draft);
            Files.write(draft, file.getValue());
            Files.move(draft, target.resolve(file.getKey()), StandardCopyOption.REPLACE_EXISTING);
        }
        for (String name : stale) {
            Files.deleteIfExists(target.resolve(name));
        }
        return null;
    }
}
