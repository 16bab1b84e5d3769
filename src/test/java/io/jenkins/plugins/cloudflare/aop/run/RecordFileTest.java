package io.jenkins.plugins.cloudflare.aop.run;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.cloudflare.aop.agent.NodeDirectory;
import io.jenkins.plugins.cloudflare.aop.fixture.Jobs;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Where a build keeps its record. */
@WithJenkins
class RecordFileTest {
    @Test
    void buildXmlStaysShort(JenkinsRule jenkins) throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject("job"));
        Path directory = build.getRootDir().toPath();
        long before = Files.size(directory.resolve("build.xml"));

        recorder(jenkins, build).add(PageRecords.many(300, 0));

        assertThat(Files.readString(directory.resolve("build.xml")), not(containsString("127.0.0.1:8445")));
        assertThat(Files.size(directory.resolve("build.xml")), is(lessThan(before + 300)));
        assertThat(Files.readString(directory.resolve("aop/record.json")), containsString("127.0.0.1:8445"));
        // The artifact may go, the record stays as long as the build.
        build.getArtifactManager().delete();
        jenkins.jenkins.reload();
        FreeStyleBuild again = loaded(jenkins);
        assertThat(again.getAction(AopRunAction.class).record().operations().size(), is(1));
        assertThat(jenkins.createWebClient().getPage(again).getVisibleText(), containsString("All 300 proofs failed"));
        again.delete();
        assertThat(Files.exists(directory), is(false));
    }

    @Test
    void recordOfAnEarlierVersionMovesWhenTheBuildGoesOn(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("job");
        Path build = Files.createDirectories(job.getBuildDir().toPath().resolve("1"));
        try (InputStream saved = RecordFileTest.class.getResourceAsStream("version-1-build.xml")) {
            Files.copy(saved, build.resolve("build.xml"));
        }
        job.updateNextBuildNumber(2);
        jenkins.jenkins.reload();

        recorder(jenkins, loaded(jenkins)).add(PageRecords.many(1, 0));

        assertThat(Files.readString(build.resolve("build.xml")), not(containsString("shop.example.com")));
        jenkins.jenkins.reload();
        assertThat(
                Jobs.record(loaded(jenkins)),
                is(loaded(jenkins).getAction(AopRunAction.class).record()));
        assertThat(Files.readString(build.resolve("aop/record.json")), containsString("shop.example.com"));
    }

    @Test
    void unreadableRecordHidesNeitherThePageNorItself(JenkinsRule jenkins) throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject("job"));
        recorder(jenkins, build).add(PageRecords.many(1, 0));
        Path file = build.getRootDir().toPath().resolve("aop/record.json");
        Files.writeString(file, "torn");

        assertThat(build.getAction(AopRunAction.class).getSummary(), is(nullValue()));
        jenkins.createWebClient().getPage(build);
        OperationException refused = assertThrows(
                OperationException.class, () -> recorder(jenkins, build).add(PageRecords.many(1, 0)));
        assertThat(refused.getMessage(), containsString(file + " cannot be read"));
        assertThat("what was there is left to a person", Files.readString(file), is("torn"));
    }

    private static RunRecorder recorder(JenkinsRule jenkins, FreeStyleBuild build) {
        return new RunRecorder(build, jenkins.createTaskListener(), NodeDirectory.CONTROLLER);
    }

    private static FreeStyleBuild loaded(JenkinsRule jenkins) {
        return jenkins.jenkins.getItemByFullName("job", FreeStyleProject.class).getBuildByNumber(1);
    }
}
