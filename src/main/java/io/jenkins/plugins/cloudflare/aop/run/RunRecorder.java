package io.jenkins.plugins.cloudflare.aop.run;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.cloudflare.aop.agent.FolderContent;
import io.jenkins.plugins.cloudflare.aop.agent.NodeDirectory;
import io.jenkins.plugins.cloudflare.aop.checks.CheckPublication;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.BuildRecorder;
import io.jenkins.plugins.cloudflare.aop.record.BuildRecord;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import io.jenkins.plugins.cloudflare.aop.record.file.RecordFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jenkins.util.BuildListenerAdapter;

/** Keeps the record with the build, archives it, and lays it into the workspace for the steps that follow. */
final class RunRecorder implements BuildRecorder {
    /** Loaded with this class, see the constructor. */
    private static final Class<AopRunAction> ACTION = AopRunAction.class;

    private final Run<?, ?> run;
    private final TaskListener listener;
    private final NodeDirectory node;
    private final Optional<CheckPublication> check;
    private final RecordFile file;

    RunRecorder(Run<?, ?> run, TaskListener listener, NodeDirectory node) {
        this(run, listener, node, Optional.empty());
    }

    /** @param check what tells the commit of each operation; empty for nothing */
    RunRecorder(Run<?, ?> run, TaskListener listener, NodeDirectory node, Optional<CheckPublication> check) {
        this.run = run;
        this.listener = listener;
        this.node = node;
        this.check = check;
        // A build that the controller's stop ends is recorded when the class loaders of plugins may be closed
        // already: what writing needs is loaded before the operation begins.
        RecordFiles.of(BuildRecord.empty(run.getExternalizableId()));
        RecordListener.all();
        this.file = new RecordFile(run);
    }

    @Override
    public String build() {
        return run.getExternalizableId();
    }

    @Override
    public List<OperationEntry> entries() {
        AopRunAction action = run.getAction(ACTION);
        try {
            return action == null ? List.of() : action.record().operations();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void add(OperationEntry entry) throws OperationException, InterruptedException {
        AopRunAction action = AopRunAction.of(run);
        int operations = publish(entry, action);
        // A request to elsewhere: other branches of the build do not wait for it.
        if (check.isPresent()) {
            check.get().tell(operations - 1, action::record);
        }
    }

    /** How many operations the record has now. */
    private int publish(OperationEntry entry, AopRunAction action) throws OperationException, InterruptedException {
        action.publishing().lockInterruptibly();
        try {
            BuildRecord record = action.add(entry, file);
            run.save();
            RecordListener.tell(run, record);
            archive(record);
            layOut(record);
            return record.operations().size();
        } catch (IOException e) {
            throw new OperationException("the record of this build could not be written: " + e.getMessage());
        } finally {
            action.publishing().unlock();
        }
    }

    /** From the controller, not from the workspace: an agent must not be able to change what it says. */
    private void archive(BuildRecord record) throws IOException, InterruptedException {
        Path drafts = Files.createTempDirectory("cloudflare-aop");
        try {
            Map<String, String> paths =
                    RecordFiles.writeTo(drafts, record).stream().collect(Collectors.toMap(path -> path, path -> path));
            run.pickArtifactManager()
                    .archive(
                            new FilePath(drafts.toFile()),
                            new Launcher.LocalLauncher(listener),
                            BuildListenerAdapter.wrap(listener),
                            paths);
        } finally {
            new FilePath(drafts.toFile()).deleteRecursive();
        }
    }

    /** A copy for the convenience of later steps, such as junit; the build goes on without it. */
    private void layOut(BuildRecord record) throws InterruptedException {
        try {
            FilePath directory = node.directory();
            if (directory != null) {
                Map<String, byte[]> files = new HashMap<>();
                RecordFiles.of(record).forEach((path, content) -> files.put(name(path), content));
                String verification = name(RecordFiles.VERIFICATION);
                directory.act(new FolderContent(
                        RecordFiles.FOLDER, files, files.containsKey(verification) ? Set.of() : Set.of(verification)));
            }
        } catch (IOException e) {
            listener.getLogger()
                    .println("Warning: the record was archived but could not be put into the workspace: "
                            + e.getMessage());
        }
    }

    private static String name(String path) {
        return path.substring(RecordFiles.FOLDER.length() + 1);
    }
}
