package io.jenkins.plugins.cloudflare.aop.standalone.pipeline;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a build is called and where its files are.
 *
 * @param workspace where node runs
 * @param artifacts where artifacts go
 * @param state what outlives the build
 */
public record BuildPlace(String job, int number, Path workspace, Path artifacts, Path state) {
    /** A name that no other build of this state directory has. */
    public String name() {
        return job + "#" + number;
    }

    Map<String, String> variables() {
        String digits = String.valueOf(number);
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("JOB_NAME", job);
        variables.put("JOB_BASE_NAME", job);
        variables.put("BUILD_NUMBER", digits);
        variables.put("BUILD_ID", digits);
        variables.put("BUILD_DISPLAY_NAME", "#" + digits);
        variables.put("BUILD_TAG", "jenkins-" + job + "-" + digits);
        return variables;
    }
}
