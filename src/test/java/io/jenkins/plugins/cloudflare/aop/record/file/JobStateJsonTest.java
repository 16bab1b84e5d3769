package io.jenkins.plugins.cloudflare.aop.record.file;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.record.LeftBy;
import io.jenkins.plugins.cloudflare.aop.record.state.JobState;
import io.jenkins.plugins.cloudflare.aop.record.state.Told;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The document of what is known of a job. */
class JobStateJsonTest {
    private static final JobState STATE = JobState.empty("folder/job")
            .with(
                    3,
                    Told.record(
                            Told.daysAgo(3).upload("A", "5ba1", Told.day(300)),
                            Told.daysAgo(2).enable("A", "www.example.com"),
                            Told.daysAgo(1).verify("www.example.com", "ENFORCED", "OPEN"),
                            Told.daysAgo(1)
                                    .drifted("api.example.com", null, new LeftBy("folder/job#2", Told.day(-2)))));

    @Test
    void whatWasWrittenIsRead() {
        assertThat(JobStateJson.read(JobStateJson.write(STATE)), is(STATE));
    }

    @Test
    void textFromOutsideBecomesPrintable() {
        JobState state =
                JobState.empty("job").with(1, Told.record(Told.daysAgo(1).verify("a\u202eb.example.com", "OPEN")));

        String json = new String(JobStateJson.write(state), StandardCharsets.UTF_8);
        assertThat(json, not(containsString("\u202e")));
    }

    @Test
    void membersOfALaterVersionAreLeftOut() {
        String json = new String(JobStateJson.write(STATE), StandardCharsets.UTF_8);

        assertThat(
                JobStateJson.read(json.replaceFirst("\\{", "{\"later\":1,").getBytes(StandardCharsets.UTF_8)),
                is(STATE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "torn", "null", "{}", "[]", "{\"schemaVersion\":2,\"job\":\"a\"}", "{\"schemaVersion\":1}"})
    void anythingElseIsRefused(String json) {
        assertThrows(IllegalArgumentException.class, () -> JobStateJson.read(json.getBytes(StandardCharsets.UTF_8)));
    }
}
