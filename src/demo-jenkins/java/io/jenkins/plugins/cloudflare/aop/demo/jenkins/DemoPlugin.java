package io.jenkins.plugins.cloudflare.aop.demo.jenkins;

import hudson.Plugin;
import java.nio.file.Path;
import jenkins.model.Jenkins;
import jenkins.util.SystemProperties;

/**
 * What cloudflare-aop-demo.hpl starts. A plugin class is the one place that Jenkins enters before Configuration as Code
 * asks for secrets and that needs no index of annotations, which the tests would read as well.
 */
public final class DemoPlugin extends Plugin {
    /** System property with the path of demo.Jenkinsfile. */
    private static final String SCRIPT = "io.jenkins.plugins.cloudflare.aop.demo.script";

    private DemoController demo;

    @SuppressWarnings("deprecation")
    public DemoPlugin() {}

    @Override
    public void start() throws Exception {
        demo = DemoController.open(Jenkins.get(), Path.of(SystemProperties.getString(SCRIPT)));
    }

    @Override
    public void stop() throws Exception {
        demo.close();
    }
}
