package io.jenkins.plugins.cloudflare.aop.overview;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.FreeStyleProject;
import hudson.model.Job;
import io.jenkins.plugins.cloudflare.aop.fixture.Eventually;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import io.jenkins.plugins.cloudflare.aop.record.state.BuildPoint;
import io.jenkins.plugins.cloudflare.aop.record.state.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** What is known of jobs follows them, and outlives a controller. */
class KnownJobsTest {
    @RegisterExtension
    final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private static OperationEntry proof(String hostname) {
        return Told.daysAgo(1).verify(hostname, "ENFORCED");
    }

    private static List<String> known() {
        return KnownJobs.get().overview().hostnames().stream()
                .map(hostname -> hostname.state().hostname() + " by " + hostname.job())
                .toList();
    }

    private static Path directory() {
        return Jenkins.get().getRootDir().toPath().resolve("cloudflare-aop/overview");
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> files = Files.list(directory())) {
            return files.filter(file -> file.toString().endsWith(".json")).toList();
        }
    }

    private static void looked() throws Exception {
        Eventually.is(
                "all jobs were looked over", () -> Files.exists(directory().resolve("complete")));
    }

    private static FreeStyleProject job(String name) {
        return Jenkins.get().getItemByFullName(name, FreeStyleProject.class);
    }

    @Test
    void aRecordIsKnownAtOnceAndAfterARestart() throws Throwable {
        sessions.then(jenkins -> {
            looked();
            Recorded.build(jenkins, jenkins.createFreeStyleProject("job"), proof("www.example.com"));
            assertThat(known(), contains("www.example.com by job"));
        });
        sessions.then(jenkins -> {
            Eventually.is("what was known", () -> known().equals(List.of("www.example.com by job")));
            Recorded.add(jenkins, job("job").getBuildByNumber(1), proof("api.example.com"));
            assertThat(known(), contains("api.example.com by job", "www.example.com by job"));
            assertThat(
                    KnownJobs.get().of(job("job")).points().stream()
                            .map(BuildPoint::passed)
                            .toList(),
                    contains(2));
        });
    }

    /** As after an update from a version that knew no overview. */
    @Test
    void whatBuildsRecordedBeforeIsFound() throws Throwable {
        sessions.then(jenkins -> {
            FreeStyleProject job = jenkins.createFreeStyleProject("job");
            Recorded.build(jenkins, job, proof("www.example.com"));
            jenkins.buildAndAssertSuccess(job);
            Recorded.build(jenkins, job, proof("api.example.com"));
            Files.writeString(
                    Recorded.build(jenkins, job, proof("torn.example.com"))
                            .getRootDir()
                            .toPath()
                            .resolve("aop/record.json"),
                    "torn");
            looked();
            for (Path document : documents()) {
                Files.delete(document);
            }
            Files.delete(directory().resolve("complete"));
        });
        sessions.then(jenkins -> {
            looked();
            assertThat(known(), contains("api.example.com by job", "www.example.com by job"));
            assertThat(
                    KnownJobs.get().of(job("job")).points().stream()
                            .map(BuildPoint::build)
                            .toList(),
                    contains(1, 3));
        });
    }

    @Test
    void aDamagedDocumentIsMadeAgain() throws Throwable {
        sessions.then(jenkins -> {
            Recorded.build(jenkins, jenkins.createFreeStyleProject("job"), proof("www.example.com"));
            looked();
            Files.writeString(documents().get(0), "torn");
        });
        sessions.then(
                jenkins -> Eventually.is("it is there again", () -> known().equals(List.of("www.example.com by job"))));
    }

    @Test
    void whatIsKnownFollowsNames() throws Throwable {
        sessions.then(jenkins -> {
            Folder folder = jenkins.createProject(Folder.class, "shop");
            Recorded.build(jenkins, folder.createProject(FreeStyleProject.class, "deploy"), proof("www.example.com"));
            Recorded.build(jenkins, jenkins.createFreeStyleProject("shopping"), proof("b.example.com"));

            folder.renameTo("store");
            assertThat(known(), contains("b.example.com by shopping", "www.example.com by store/deploy"));
            job("store/deploy").renameTo("release");
            assertThat(known(), contains("b.example.com by shopping", "www.example.com by store/release"));
            looked();
        });
        sessions.then(jenkins -> {
            Eventually.is("what was known", () -> known().size() == 2);
            assertThat(known(), contains("b.example.com by shopping", "www.example.com by store/release"));
            Jenkins.get().getItemByFullName("store", Folder.class).delete();
            assertThat(known(), contains("b.example.com by shopping"));
            job("shopping").delete();
            assertThat(known(), is(empty()));
            assertThat(documents(), is(empty()));
        });
    }

    /** As when a plugin that a job needs is missing for a while. */
    @Test
    void aJobThatIsNotThereIsNotShownAndComesBack() throws Throwable {
        sessions.then(jenkins -> {
            FreeStyleProject job = jenkins.createFreeStyleProject("job");
            Recorded.build(jenkins, job, proof("www.example.com"));
            looked();
            Files.move(job.getRootDir().toPath(), job.getRootDir().toPath().resolveSibling("../away"));
        });
        sessions.then(jenkins -> {
            Eventually.is("nothing is shown", () -> known().isEmpty());
            Path jobs = Jenkins.get().getRootDir().toPath().resolve("jobs");
            Files.move(jobs.resolve("../away"), jobs.resolve("job"));
        });
        sessions.then(
                jenkins -> Eventually.is("what was known", () -> known().equals(List.of("www.example.com by job"))));
    }

    @Test
    void aBuildThatIsDeletedLeavesTheTrend() throws Throwable {
        sessions.then(jenkins -> {
            FreeStyleProject job = jenkins.createFreeStyleProject("job");
            Recorded.build(jenkins, job, proof("www.example.com"));
            Recorded.build(jenkins, job, proof("www.example.com"));

            job.getBuildByNumber(1).delete();

            assertThat(
                    KnownJobs.get().of((Job<?, ?>) job).points().stream()
                            .map(BuildPoint::build)
                            .toList(),
                    contains(2));
            assertThat(known(), contains("www.example.com by job"));
        });
    }

    /** What is known must not cost a build its record. */
    @Test
    void aDirectoryThatCannotBeWrittenFailsNoBuild() throws Throwable {
        sessions.then(jenkins -> {
            looked();
            for (Path file : new Path[] {directory().resolve("complete"), directory()}) {
                Files.delete(file);
            }
            Files.writeString(directory(), "in the way");

            Recorded.build(jenkins, jenkins.createFreeStyleProject("job"), proof("www.example.com"));

            assertThat(known(), contains("www.example.com by job"));
        });
    }

    @Test
    void aRecordAgainIsNotCountedTwice() throws Throwable {
        sessions.then((JenkinsRule jenkins) -> {
            FreeStyleProject job = jenkins.createFreeStyleProject("job");
            Recorded.build(
                    jenkins,
                    job,
                    Told.daysAgo(3).upload("A", null, Told.day(300)),
                    Told.daysAgo(2).look(Told.held("A", Told.day(300), 0, null)),
                    Told.daysAgo(1).enable("A", "www.example.com"));

            assertThat(KnownJobs.get().of(job).certificates().get(0).hostnames(), is(1));
        });
    }
}
