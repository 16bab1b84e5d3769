package io.jenkins.plugins.cloudflare.aop.operation.status;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AssociationChange;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.emulator.LoggedRequest;
import io.jenkins.plugins.cloudflare.aop.emulator.TokenRule;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.EmulatedBuild;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.HostnameEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectZoneTest {
    private static final TestPki CA = TestPki.ca("Origin pull CA");

    @TempDir
    Path directory;

    private EmulatedBuild work;
    private String certificate;

    @BeforeEach
    void open() throws Exception {
        work = new EmulatedBuild(directory);
        certificate = work.uploaded("client", CA);
        work.enable("hostnames", "www.example.com api.example.com");
    }

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void theWholePicture() throws Exception {
        work.enableGlobally("zone", "example.com");
        work.console.clear();
        StatusResult status = work.status("zone", "example.com");
        assertThat(status.toString(), is("ok"));
        assertThat(status.getEncryptionMode(), is("full"));
        assertThat(status.getGlobal(), is(true));
        assertThat(status.getZoneLevel(), is(false));
        assertThat(status.getHostnames(), hasSize(2));
        assertThat(status.getHostnames().get(0).get("certificateStatus"), is("active"));
        assertThat(status.getCertificates().get(0).get("id"), is(certificate));
        assertThat(status.getCertificates().get(0).get("hostnames"), is(2));
        assertThat((Long) status.getCertificates().get(0).get("daysLeft"), is(greaterThan(0L)));
        assertThat(work.console, hasItem("SSL mode full, global on, zone level off"));
        assertThat(work.console, everyItem(hasShortLines()));
        OperationEntry entry = work.recorder.last();
        assertThat(entry.levels().global(), is(true));
        assertThat(entry.held(), hasSize(1));
        assertThat(entry.hostnames(), hasSize(2));
    }

    private static org.hamcrest.Matcher<String> hasShortLines() {
        return new org.hamcrest.FeatureMatcher<>(lessThanOrEqualTo(100), "length", "length") {
            @Override
            protected Integer featureValueOf(String line) {
                return line.startsWith("Warning: ") || line.startsWith("Enabled ") || line.startsWith("Uploaded ")
                        ? 0
                        : line.length();
            }
        };
    }

    @Test
    void sevenRequestsWhateverTheNumberOfHostnames() throws Exception {
        for (int i = 1; i < 9; i++) {
            String id = work.uploaded("client" + i, CA);
            work.enable("hostnames", names(i), "certificateId", id);
        }
        List<LoggedRequest> requests = work.requestsOf(() -> work.status("zone", "example.com"));
        assertThat(requests.size(), is(lessThanOrEqualTo(7)));
        assertThat(work.recorder.last().hostnames(), hasSize(802));
        assertThat(work.console, hasItem("and 702 more in the record"));
    }

    private static String names(int group) {
        return IntStream.range(0, 100)
                .mapToObj(i -> "h" + i + ".g" + group + ".example.com")
                .collect(Collectors.joining(" "));
    }

    @Test
    void driftIsToldAndFails() throws Exception {
        String other = work.uploaded("other", CA);
        change("www.example.com", other, true);
        change("api.example.com", certificate, false);
        OperationException e = assertThrows(OperationException.class, () -> work.status("zone", "example.com"));
        assertThat(
                e.getMessage(),
                allOf(
                        containsString("www.example.com points to certificate " + other + " instead of " + certificate),
                        containsString("api.example.com is disabled instead of enabled"),
                        containsString("left so by job#1")));
        change("www.example.com", other, null);
        change("api.example.com", certificate, null);
        work.api().delete(work.zone(), new CertificateId(certificate));
        StatusResult status = work.status("zone", "example.com", "onFailure", "UNSTABLE");
        assertThat(status.getDrift(), hasSize(2));
        assertThat(status.getDrift(), everyItem(containsString("has no association any more")));
        assertThat(work.recorder.last().outcome(), is(OperationEntry.Outcome.UNSTABLE));
        assertThat(work.recorder.last().levels().drift(), is(status.getDrift()));
        assertThat(
                "who can put it back, for whoever may see the job",
                work.recorder.last().hostnames().stream()
                        .map(entry -> entry.left().job())
                        .toList(),
                contains("job", "job"));
        assertThat(
                "for the overview, which names no builds",
                work.recorder.last().hostnames().stream()
                        .map(HostnameEntry::drift)
                        .toList(),
                contains(
                        "hostname api.example.com has no association any more instead of certificate " + certificate,
                        "hostname www.example.com has no association any more instead of certificate " + certificate));
    }

    private void change(String hostname, String id, Boolean enabled) throws Exception {
        work.api().associate(work.zone(), List.of(new AssociationChange(hostname, new CertificateId(id), enabled)));
        work.clock.pass(Duration.ofMinutes(1));
    }

    @Test
    void fewDaysLeftFailWhenAsked() throws Exception {
        long days = (Long)
                work.status("zone", "example.com").getCertificates().get(0).get("daysLeft");
        work.status("zone", "example.com", "minDaysLeft", (int) days);
        OperationException e = assertThrows(
                OperationException.class, () -> work.status("zone", "example.com", "minDaysLeft", (int) days + 1));
        assertThat(e.getMessage(), containsString("has " + days + " days left, minDaysLeft is"));
        work.uploaded("unused", CA);
        work.clock.pass(Duration.ofDays(days + 1));
        StatusResult expired = work.status("zone", "example.com", "onFailure", "NONE");
        assertThat("only what is used matters", expired.getProblems(), hasSize(1));
        assertThat(expired.failure(), containsString("expired at"));
    }

    @Test
    void namedHostnamesHaveToBeThere() throws Exception {
        StatusResult status = work.status("hostnames", "www.example.com new.example.com", "onFailure", "NONE");
        assertThat(status.getHostnames(), hasSize(2));
        assertThat(status.getProblems(), is(List.of("hostname new.example.com has no client certificate of its own")));
    }

    @Test
    void aTokenWithoutSettingsSeesTheRest() throws Exception {
        work.emulator.registerToken("a-token", TokenRule.WITHOUT_SETTINGS);
        StatusResult status = work.status("zone", work.zoneId);
        assertThat(status.getEncryptionMode(), is(nullValue()));
        assertThat(status.getGlobal(), is(nullValue()));
        assertThat(status.getHostnames(), hasSize(2));
    }

    @Test
    void badParametersAreNamed() {
        refused("onFailure is 'LATER'", "zone", "example.com", "onFailure", "LATER");
        refused("minDaysLeft is -1", "zone", "example.com", "minDaysLeft", -1);
    }

    private void refused(String why, Object... parameters) {
        OperationException e = assertThrows(OperationException.class, () -> work.status(parameters));
        assertThat(e.getMessage(), containsString(why));
    }
}
