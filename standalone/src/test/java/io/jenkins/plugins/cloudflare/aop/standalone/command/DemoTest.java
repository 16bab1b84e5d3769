package io.jenkins.plugins.cloudflare.aop.standalone.command;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.VerdictEntry;
import io.jenkins.plugins.cloudflare.aop.record.file.BuildRecordJson;
import io.jenkins.plugins.cloudflare.aop.standalone.command.Runner.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The demonstration from beginning to end. */
@Timeout(120)
class DemoTest {
    @TempDir
    Path directory;

    @Test
    void fromOpenToEnforced() throws IOException {
        Outcome run = new Runner(directory).execute("demo", "--directory", directory.toString());
        assertThat(run.err(), is(""));
        assertThat(run.status(), is(0));
        assertThat(run.lines(), hasItem("Through Cloudflare: 200 Hello, stranger"));
        assertThat(run.lines(), hasItem("Through Cloudflare: 200 Hello, bearer of CN=www.example.com"));
        List<String> lines = run.lines();
        assertThat(lines.get(lines.size() - 1), is("Verdict: ENFORCED"));

        assertThat("nothing that a newcomer cannot act on", run.lines(), not(hasItem(startsWith("Warning"))));

        Path aop = directory.resolve("artifacts/aop");
        List<OperationEntry> operations = BuildRecordJson.read(Files.readAllBytes(aop.resolve("record.json")))
                .operations();
        assertThat(
                operations.stream()
                        .flatMap(operation -> operation.verdicts().stream())
                        .map(VerdictEntry::verdict)
                        .toList(),
                is(List.of("OPEN", "OPEN", "ENFORCED")));
        String id = operations.get(1).certificate().id();
        assertThat(run.lines(), hasItem(containsString("Certificate " + id + " is active until ")));
        for (String file : List.of("record.json", "verification.xml", "report.html")) {
            assertThat(Files.readString(aop.resolve(file)), containsString(id));
            assertThat(run.lines(), hasItem("  " + aop.resolve(file)));
        }
        assertThat(Files.readString(aop.resolve("report.html")), containsString("Every origin refuses everybody else"));
        assertThat(Files.size(aop.resolve("report.css")), greaterThan(0L));
        assertThat(
                Files.readString(aop.resolve("verification.xml")),
                allOf(containsString("tests=\"2\""), containsString("failures=\"0\"")));
    }

    @Test
    void againInTheSameDirectory() {
        Runner runner = new Runner(directory);
        runner.execute("demo", "--directory", directory.toString());
        Outcome again = runner.execute("demo", "--directory", directory.toString());
        assertThat(again.lines(), hasItem("Before: OPEN"));
        assertThat(again.status(), is(0));
    }
}
