package io.jenkins.plugins.cloudflare.aop.demo.jenkins;

import hudson.ExtensionList;
import hudson.FilePath;
import hudson.model.Descriptor;
import hudson.model.ParameterDefinition;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.StringParameterDefinition;
import hudson.model.listeners.ItemListener;
import io.jenkins.plugins.casc.SecretSource;
import io.jenkins.plugins.cloudflare.aop.credentials.ApiEndpoint;
import io.jenkins.plugins.cloudflare.aop.demo.DemoSite;
import io.jenkins.plugins.cloudflare.aop.run.EdgeEndpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.properties.DisableConcurrentBuildsJobProperty;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** A controller with a demonstration: its Cloudflare is the site's, and it has a job that runs demo.Jenkinsfile. */
public final class DemoController implements AutoCloseable {
    /** Name of the job. */
    public static final String JOB = "demo";

    private final Jenkins jenkins;
    private final String script;
    private final DemoSite site;

    private DemoController(Jenkins jenkins, String script, DemoSite site) {
        this.jenkins = jenkins;
        this.script = script;
        this.site = site;
    }

    /**
     * Opens the site before the controller reads its configuration; the job appears when all jobs are loaded.
     *
     * @param script the path of demo.Jenkinsfile
     */
    public static DemoController open(Jenkins jenkins, Path script) throws IOException, GeneralSecurityException {
        DemoController demo = new DemoController(jenkins, Files.readString(script), new DemoSite(() -> mode(jenkins)));
        demo.lead();
        return demo;
    }

    /** What the job writes into its workspace on the built-in node. */
    private static Path mode(Jenkins jenkins) {
        Path home = jenkins.getRootDir().toPath();
        FilePath workspace = jenkins.getItem(JOB) instanceof WorkflowJob job
                ? jenkins.getWorkspaceFor(job)
                : new FilePath(home.toFile());
        return Path.of(workspace.getRemote()).resolve("origin/mode");
    }

    private void lead() throws IOException {
        Path authority = jenkins.getRootDir().toPath().resolve("demo-edge-ca.pem");
        Files.writeString(authority, site.edgeCa());
        System.setProperty(ApiEndpoint.PROPERTY, site.apiUrl());
        System.setProperty(EdgeEndpoint.PROPERTY, site.edge());
        System.setProperty(EdgeEndpoint.AUTHORITIES, authority.toString());
        ExtensionList.lookup(SecretSource.class).add(new Secrets(site));
        DemoVisitStep.DescriptorImpl visit = new DemoVisitStep.DescriptorImpl(site.visit());
        ExtensionList.lookup(StepDescriptor.class).add(visit);
        ExtensionList.lookup(Descriptor.class).add(visit);
        ItemListener.all().add(new Loaded(this));
    }

    /** Makes the job, or tells the one of an earlier start where the origin is now. */
    public WorkflowJob job() throws IOException, Descriptor.FormException {
        WorkflowJob job = jenkins.getItem(JOB) instanceof WorkflowJob earlier
                ? earlier
                : jenkins.createProject(WorkflowJob.class, JOB);
        job.setDefinition(new CpsFlowDefinition(script, true));
        job.removeProperty(ParametersDefinitionProperty.class);
        List<ParameterDefinition> parameters = site.parameters().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .<ParameterDefinition>map(entry -> new StringParameterDefinition(entry.getKey(), entry.getValue()))
                .toList();
        job.addProperty(new ParametersDefinitionProperty(parameters));
        job.removeProperty(DisableConcurrentBuildsJobProperty.class);
        // The origin reads its mode in one workspace.
        job.addProperty(new DisableConcurrentBuildsJobProperty());
        return job;
    }

    @Override
    public void close() throws IOException {
        System.clearProperty(ApiEndpoint.PROPERTY);
        System.clearProperty(EdgeEndpoint.PROPERTY);
        System.clearProperty(EdgeEndpoint.AUTHORITIES);
        site.close();
    }

    /** What jenkins.yaml names: the contents of credentials by id, in Base64 where ".base64" follows. */
    private static final class Secrets extends SecretSource {
        private static final String BASE64 = ".base64";

        private final DemoSite site;

        Secrets(DemoSite site) {
            this.site = site;
        }

        /** ${base64:${id}} would not do: the dashes of PEM after the colon are read as a default value. */
        @Override
        public Optional<String> reveal(String secret) {
            if (!secret.endsWith(BASE64)) {
                return Optional.ofNullable(site.secrets().get(secret));
            }
            return Optional.ofNullable(site.secrets().get(secret.substring(0, secret.length() - BASE64.length())))
                    .map(content -> Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.US_ASCII)));
        }
    }

    private static final class Loaded extends ItemListener {
        private final DemoController demo;

        Loaded(DemoController demo) {
            this.demo = demo;
        }

        @Override
        public void onLoaded() {
            try {
                demo.job();
            } catch (IOException | Descriptor.FormException e) {
                throw new IllegalStateException("the demonstration has no job", e);
            }
        }
    }
}
