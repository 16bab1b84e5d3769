package io.jenkins.plugins.cloudflare.aop.record.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.stringContainsInOrder;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.record.BuildRecord;
import io.jenkins.plugins.cloudflare.aop.record.ExampleRecords;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.Outcome;
import io.jenkins.plugins.cloudflare.aop.record.RealisticRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuildRecordJsonTest {
    private static String text(BuildRecord record) {
        return new String(BuildRecordJson.write(record), UTF_8);
    }

    @Test
    void comesBackAsItWent() {
        BuildRecord record = RealisticRecord.record();

        assertThat(BuildRecordJson.read(BuildRecordJson.write(record)), equalTo(record));
    }

    @Test
    void hasTheSameFormEverywhere() {
        String json = text(ExampleRecords.of(ExampleRecords.operation("aopStatus", Outcome.SUCCESS, null)));

        assertThat(json, equalTo("""
                {
                  "schemaVersion" : 2,
                  "build" : "shop/deploy #128",
                  "operations" : [
                    {
                      "operation" : "aopStatus",
                      "startedAt" : "2026-05-04T10:15:00Z",
                      "finishedAt" : "2026-05-04T10:20:01Z",
                      "outcome" : "SUCCESS"
                    }
                  ]
                }
                """));
    }

    @Test
    void saysFalseAsWell() {
        BuildRecord record = ExampleRecords.of(ExampleRecords.operation(
                "aopVerifyOrigin",
                Outcome.FAILURE,
                "failed",
                ExampleRecords.verdict("a.example.com", "192.0.2.1", "enforced", "OPEN", false)));

        assertThat(text(record), containsString("\"passed\" : false"));
    }

    @Test
    void anEmptyRecordIsADocument() {
        BuildRecord record = BuildRecord.empty("b #1");

        assertThat(text(record), endsWith("}\n"));
        assertThat(BuildRecordJson.read(BuildRecordJson.write(record)).operations(), is(empty()));
    }

    @Test
    void readsAVerdictOfWhichLessIsKnown() {
        String json = "{\"schemaVersion\":1,\"later\":[1],\"operations\":[{\"operation\":\"aopVerifyOrigin\","
                + "\"verdicts\":[{\"hostname\":\"a.example.com\",\"passed\":true}]}]}";

        var verdict = BuildRecordJson.read(json.getBytes(UTF_8))
                .operations()
                .get(0)
                .verdicts()
                .get(0);

        assertThat(verdict.expected(), is(nullValue()));
        assertThat(verdict.tookMillis(), is(nullValue()));
        assertThat(verdict.detours(), is(empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "[]", "{\"schemaVersion\":1,\"operations\":[null]}", "not JSON"})
    void refusesWhatIsNoRecord(String json) {
        var refused = assertThrows(IllegalArgumentException.class, () -> BuildRecordJson.read(json.getBytes(UTF_8)));

        assertThat(refused.getMessage(), containsString("not the record of a build"));
    }

    @Test
    void refusesALaterSchema() {
        byte[] json = "{\"schemaVersion\":3,\"operations\":[]}".getBytes(UTF_8);

        var refused = assertThrows(IllegalArgumentException.class, () -> BuildRecordJson.read(json));

        assertThat(refused.getMessage(), stringContainsInOrder("3", "later than", "2"));
    }

    @Test
    void nothingFromOutsideIsHiddenOrActs() {
        String json = text(ExampleRecords.hostile());

        assertThat(json.replace("\n", ""), matchesPattern("[^\\p{Cc}\\p{Cf}\\p{Cs}]*"));
        assertThat(json, containsString("\\\\u202E"));
    }

    @Test
    void whatARecordOfBeforeHidIsShown() {
        String json =
                "{\"schemaVersion\":1,\"operations\":[{\"operation\":\"aopStatus\",\"warnings\":[\"a\u202eb\"]}]}";

        assertThat(
                BuildRecordJson.read(json.getBytes(UTF_8)).operations().get(0).warnings(), contains("a\\u202Eb"));
    }
}
