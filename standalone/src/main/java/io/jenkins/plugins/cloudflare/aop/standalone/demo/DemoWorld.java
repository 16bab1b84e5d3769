package io.jenkins.plugins.cloudflare.aop.standalone.demo;

import io.jenkins.plugins.cloudflare.aop.demo.DemoSite;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Signature;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Steps;
import io.jenkins.plugins.cloudflare.aop.standalone.plugin.CloudflareSite;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;

/** Everything that the demonstration's script meets in the runner. */
public final class DemoWorld implements AutoCloseable {
    private final DemoSite site;

    /** @param mode the file from which the origin reads whom to let in */
    public DemoWorld(Path mode) throws IOException, GeneralSecurityException {
        site = new DemoSite(() -> mode);
    }

    /** The script, which is also an example of the documentation. */
    public static String script() throws IOException {
        try (InputStream in = DemoWorld.class.getResourceAsStream("/demo.Jenkinsfile")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Where the emulator is for a run. */
    public CloudflareSite site() {
        return new CloudflareSite(apiUrl(), site.visit().edge());
    }

    public String apiUrl() {
        return site.apiUrl();
    }

    /** Contents of credentials by id. */
    public Map<String, String> secrets() {
        return site.secrets();
    }

    public Map<String, String> parameters() {
        return site.parameters();
    }

    /** Adds the step {@code demoVisit}, which only this demonstration has. */
    public void addTo(Steps steps) {
        steps.add("demoVisit", Signature.of("hostname"), call -> site.visit().ask(call.text("hostname")));
    }

    @Override
    public void close() throws IOException {
        site.close();
    }
}
