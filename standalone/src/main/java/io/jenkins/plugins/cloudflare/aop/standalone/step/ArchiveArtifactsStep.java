package io.jenkins.plugins.cloudflare.aop.standalone.step;

import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.AbortException;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Build;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.BuildPlace;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Call;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Signature;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Steps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;

/** The step {@code archiveArtifacts}: copies files of the workspace to the artifacts. */
final class ArchiveArtifactsStep {
    private ArchiveArtifactsStep() {}

    static void addTo(Steps steps) {
        steps.add(
                "archiveArtifacts",
                Signature.of(
                                "artifacts",
                                "excludes",
                                "allowEmptyArchive",
                                "fingerprint",
                                "onlyIfSuccessful",
                                "defaultExcludes",
                                "caseSensitive",
                                "followSymlinks")
                        .inside(),
                ArchiveArtifactsStep::run);
    }

    private static Object run(Call call) throws IOException {
        Build build = call.build();
        String pattern = call.text("artifacts");
        if (call.flag("onlyIfSuccessful", false) && build.result() != null) {
            build.say("Skipped archiving because build is not successful");
            return null;
        }
        build.say("Archiving artifacts");
        Path from = build.scope().directory();
        BuildPlace place = build.place();
        List<Path> files = AntPatterns.of(pattern)
                .find(from, AntPatterns.of(call.text("excludes", "")), Set.of(place.artifacts(), place.state()));
        if (files.isEmpty()) {
            String fault = "No artifacts found that match the file pattern \"" + pattern + "\". Configuration error?";
            if (!call.flag("allowEmptyArchive", false)) {
                throw new AbortException(fault);
            }
            build.say(fault);
        }
        for (Path file : files) {
            Path target = place.artifacts().resolve(file);
            Files.createDirectories(target.getParent());
            Files.copy(from.resolve(file), target, StandardCopyOption.REPLACE_EXISTING);
        }
        return null;
    }
}
