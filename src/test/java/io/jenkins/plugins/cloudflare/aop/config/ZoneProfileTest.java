package io.jenkins.plugins.cloudflare.aop.config;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.common.IdCredentials;
import hudson.model.Result;
import hudson.util.FormValidation;
import hudson.util.Secret;
import io.jenkins.plugins.cloudflare.aop.emulator.Fault;
import io.jenkins.plugins.cloudflare.aop.fixture.EmulatedCloudflare;
import io.jenkins.plugins.cloudflare.aop.fixture.Stored;
import java.util.List;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Which token a job gets for which zone when its step names none. */
@WithJenkins
class ZoneProfileTest {
    private static JenkinsRule jenkins;
    private static Folder shop;
    private static Folder other;

    @RegisterExtension
    final EmulatedCloudflare cloudflare = EmulatedCloudflare.quick();

    private String zoneId;

    @BeforeAll
    static void store(JenkinsRule rule) throws Exception {
        jenkins = rule;
        shop = jenkins.createProject(Folder.class, "shop");
        other = jenkins.createProject(Folder.class, "shopping");
        system("cf-default");
        system("cf-example");
    }

    private static void system(String id) throws Exception {
        Stored.add(new StringCredentialsImpl(CredentialsScope.SYSTEM, id, null, Secret.fromString(Stored.API_TOKEN)));
    }

    @BeforeEach
    void configure() {
        zoneId = cloudflare.emulator().addZone("example.com");
        cloudflare.emulator().addZone("example.org");
        AopGlobalConfiguration.get().setCredentialsId("cf-default");
        ZoneProfile profile = new ZoneProfile("production", "Example.com", "cf-example");
        profile.setItems("shop\n");
        AopGlobalConfiguration.get().setZoneProfiles(List.of(profile));
    }

    @Test
    void aTokenOfScopeSystemIsTheDefaultAndNoJobCanNameIt() throws Exception {
        WorkflowRun build = runs(other, "aopStatus zone: 'example.org', onFailure: 'NONE'");

        IdCredentials found = CredentialsProvider.findCredentialById("cf-default", IdCredentials.class, build);
        assertThat("the job itself cannot resolve it", found == null, is(true));
        fails(
                other,
                "aopStatus zone: 'example.org', credentialsId: 'cf-default'",
                "credentialsId is 'cf-default', but this job can use no credential with that id");
    }

    @Test
    void aJobInTheFolderGetsTheZone() throws Exception {
        runs(shop, "aopStatus zone: 'example.com', onFailure: 'NONE'");
        runs(shop, "aopStatus zone: '" + zoneId + "', onFailure: 'NONE'");
    }

    /** By name, by id, by hostname: the profile is the only way in. */
    @Test
    void anyOtherJobDoesNot() throws Exception {
        String sentence = "zone Example.com has a zone profile, which the job shopping/";
        int before = cloudflare.emulator().requests().size();
        fails(other, "aopStatus zone: 'example.com', onFailure: 'NONE'", sentence);
        fails(other, "aopStatus hostnames: 'www.example.com', onFailure: 'NONE'", sentence);
        fails(other, "aopDisableHostname hostnames: 'www.example.com', zone: '" + zoneId + "'", sentence);
        assertThat(
                cloudflare.emulator().requests().stream()
                        .skip(before)
                        .noneMatch(request -> request.path().contains(zoneId)),
                is(true));
    }

    @Test
    void withoutADefaultOnlyProfilesCount() throws Exception {
        AopGlobalConfiguration.get().setCredentialsId(null);

        runs(shop, "aopStatus hostnames: 'www.example.com', onFailure: 'NONE'");
        fails(shop, "aopStatus zone: 'example.org'", "example.org");
    }

    @Test
    void aProfileWithoutItsCredentialSaysWhichOne() throws Exception {
        AopGlobalConfiguration.get().setZoneProfiles(List.of(new ZoneProfile("production", "example.com", "nowhere")));

        fails(
                shop,
                "aopStatus zone: 'example.com'",
                "the credentialsId of zone profile 'production' is 'nowhere', but Jenkins has no credential with that id");
        runs(shop, "aopStatus zone: 'example.org', onFailure: 'NONE'");
    }

    @Test
    void theFormKeepsProfilesAndRemovesThem() throws Exception {
        jenkins.configRoundtrip();
        ZoneProfile kept = AopGlobalConfiguration.get().getZoneProfiles().get(0);
        assertThat(
                kept.getName() + " " + kept.getZone() + " " + kept.getCredentialsId(),
                is("production Example.com cf-example"));
        assertThat(kept.getItems(), is("shop"));

        AopGlobalConfiguration.get().setZoneProfiles(List.of());
        jenkins.configRoundtrip();
        assertThat(AopGlobalConfiguration.get().getZoneProfiles(), is(List.of()));
    }

    @Test
    void theTestOfAConnectionSaysWhatTheTokenLacks() {
        ZoneProfile.DescriptorImpl form = jenkins.jenkins.getDescriptorByType(ZoneProfile.DescriptorImpl.class);

        assertThat(form.doTestConnection("example.com", "cf-example").kind, is(FormValidation.Kind.OK));
        FormValidation unknown = form.doTestConnection("example.net", "cf-example");
        assertThat(unknown.getMessage(), containsString("The token sees no zone example.net"));
        assertThat(
                form.doTestConnection("example.com", "nowhere").getMessage(),
                containsString("Jenkins has no credential with that id"));
        cloudflare.emulator().failNext(Fault.on("GET", "/certificates").error(403, 10000, "Authentication error"));
        FormValidation useless = form.doTestConnection("example.com", "cf-example");
        assertThat(useless.kind, is(FormValidation.Kind.ERROR));
        assertThat(useless.getMessage(), containsString("lacks &#039;SSL and Certificates: Edit&#039;, which every"));
        cloudflare.emulator().failNext(Fault.on("GET", "/settings/ssl").error(403, 9109, "Unauthorized"));
        FormValidation partly = form.doTestConnection("example.com", "cf-example");
        assertThat(partly.kind, is(FormValidation.Kind.WARNING));
        assertThat(partly.getMessage(), containsString("Zone Settings: Read"));
    }

    private static WorkflowJob job(Folder folder, String script) throws Exception {
        WorkflowJob job = folder.createProject(
                WorkflowJob.class, "job" + folder.getItems().size());
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    private static WorkflowRun runs(Folder folder, String script) throws Exception {
        WorkflowRun build = jenkins.buildAndAssertSuccess(job(folder, script));
        assertThat(build.getLog(1000).toString(), not(containsString(Stored.API_TOKEN)));
        return build;
    }

    private static void fails(Folder folder, String script, String sentence) throws Exception {
        jenkins.assertLogContains(sentence, jenkins.buildAndAssertStatus(Result.FAILURE, job(folder, script)));
    }
}
