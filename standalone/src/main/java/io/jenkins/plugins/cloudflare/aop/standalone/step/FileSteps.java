package io.jenkins.plugins.cloudflare.aop.standalone.step;

import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.AbortException;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Build;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Call;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Signature;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Steps;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Steps for files and directories of the workspace. */
final class FileSteps {
    private static final String BASE64 = "Base64";

    private FileSteps() {}

    static void addTo(Steps steps) {
        steps.add("pwd", Signature.of("tmp").inside(), FileSteps::pwd);
        steps.add("dir", Signature.of("path").inside(), call -> {
            Build build = call.build();
            Path directory = build.resolve(call.text("path"));
            build.say("Running in " + directory);
            return call.body(build.scope().in(directory));
        });
        steps.add("writeFile", Signature.of("file", "text", "encoding").inside(), FileSteps::write);
        steps.add("readFile", Signature.of("file", "encoding").inside(), FileSteps::read);
        steps.add(
                "fileExists",
                Signature.of("file").inside(),
                call -> Files.exists(call.build().resolve(call.text("file"))));
        steps.add("deleteDir", Signature.of().inside(), FileSteps::deleteDir);
    }

    private static Object pwd(Call call) throws IOException {
        Build build = call.build();
        if (!call.flag("tmp", false)) {
            return build.scope().directory().toString();
        }
        Path workspace = build.scope().workspace();
        return Files.createDirectories(workspace.resolveSibling(workspace.getFileName() + "@tmp"))
                .toString();
    }

    private static Object write(Call call) throws IOException {
        Path file = call.build().resolve(call.text("file"));
        String text = call.text("text");
        if (file.getParent() != null) {
            Files.createDirectories(file.getParent());
        }
        String encoding = call.text("encoding", "");
        Files.write(
                file,
                encoding.equals(BASE64) ? Base64.getMimeDecoder().decode(text) : text.getBytes(charset(encoding)));
        return null;
    }

    private static Object read(Call call) throws IOException {
        byte[] content = Files.readAllBytes(call.build().resolve(call.text("file")));
        String encoding = call.text("encoding", "");
        return encoding.equals(BASE64)
                ? Base64.getEncoder().encodeToString(content)
                : new String(content, charset(encoding));
    }

    private static Charset charset(String encoding) {
        return encoding.isEmpty() ? StandardCharsets.UTF_8 : Charset.forName(encoding);
    }

    private static Object deleteDir(Call call) throws IOException {
        Path directory = call.build().scope().directory();
        Path workspace = call.build().scope().workspace();
        if (directory.equals(workspace) || !directory.startsWith(workspace)) {
            // In Jenkins the workspace belongs to Jenkins; here it may be somebody's home directory.
            throw new AbortException("step deleteDir deletes only within the workspace " + workspace + ", not "
                    + directory + "; use dir('...') { deleteDir() }");
        }
        if (!Files.isDirectory(directory)) {
            return null;
        }
        List<Path> all;
        try (Stream<Path> files = Files.walk(directory)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.delete(file);
        }
        return null;
    }
}
