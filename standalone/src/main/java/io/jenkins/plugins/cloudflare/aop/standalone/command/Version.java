package io.jenkins.plugins.cloudflare.aop.standalone.command;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {
    private static final String POM = "/META-INF/maven/io.jenkins.plugins/cloudflare-aop-standalone/pom.properties";

    @Spec
    private CommandSpec spec;

    @Override
    public String[] getVersion() throws IOException {
        Properties pom = new Properties();
        try (InputStream in = Version.class.getResourceAsStream(POM)) {
            if (in != null) {
                pom.load(in);
            }
        }
        return new String[] {
            "cloudflare-aop " + pom.getProperty("version", "(not packaged)") + ", Java " + Runtime.version(),
            "elliptic curves: " + ((Main) spec.root().userObject()).curves()
        };
    }
}
