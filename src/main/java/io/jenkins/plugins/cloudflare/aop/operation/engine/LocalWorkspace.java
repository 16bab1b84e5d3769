package io.jenkins.plugins.cloudflare.aop.operation.engine;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A workspace on this machine. */
public record LocalWorkspace(Path root) implements Workspace {
    @Override
    public void write(String path, byte[] content) throws OperationException {
        Path file = root.resolve(path);
        try {
            Files.createDirectories(root);
            Path parent = parentOf(file);
            Path folder = existingPartOf(parent);
            if (!folder.toRealPath().startsWith(root.toRealPath())) {
                throw new OperationException(path + " leads out of the workspace through the link " + folder
                        + "; remove the link or choose another directory");
            }
            Files.createDirectories(parent);
            Path draft = file.resolveSibling("." + file.getFileName() + ".unfinished");
            Files.deleteIfExists(draft);
            Files.write(draft, content);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new OperationException(path + " cannot be written into the workspace " + root + " (" + e.getMessage()
                    + "); check its permissions and that no file stands where a folder is needed");
        }
    }

    private static Path existingPartOf(Path folder) {
        Path existing = folder;
        while (!Files.exists(existing)) {
            existing = parentOf(existing);
        }
        return existing;
    }

    /** The folder of a file; the current directory, which is there, above the first part of a path. */
    private static Path parentOf(Path file) {
        return file.resolveSibling("");
    }
}
