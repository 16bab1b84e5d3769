package io.jenkins.plugins.cloudflare.aop.record.text;

import static io.jenkins.plugins.cloudflare.aop.record.ExampleRecords.verdict;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.jenkins.plugins.cloudflare.aop.record.ExampleRecords;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.TlsEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.VerdictEntry;
import io.jenkins.plugins.cloudflare.aop.record.RealisticRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleTableTest {
    private static void assertNarrow(List<String> lines) {
        assertThat(lines.stream().map(String::length).toList(), everyItem(is(lessThanOrEqualTo(ConsoleTable.WIDTH))));
    }

    @Test
    void isAsWideAsItsContent() {
        List<String> lines = ConsoleTable.of(List.of(
                verdict("a.example.com", "192.0.2.1:443", "enforced", "ENFORCED", true),
                verdict("b.example.com", "192.0.2.1:443", "enforced", "OPEN", false)));

        assertThat(
                lines,
                contains(
                        "HOSTNAME       ORIGIN         TLS  NO CERTIFICATE  FORGED CERTIFICATE  YOUR CERTIFICATE  VERDICT",
                        "a.example.com  192.0.2.1:443  1.3  HTTP 400        HTTP 400            HTTP 200          ENFORCED",
                        "    Because of what was seen.",
                        "b.example.com  192.0.2.1:443  1.3  HTTP 400        HTTP 400            HTTP 200          OPEN",
                        "    Because of what was seen.",
                        "    Change: Set ssl_verify_client on."));
    }

    @Test
    void wrapsWhatIsTooLongForALine() {
        List<String> lines =
                ConsoleTable.of(RealisticRecord.record().operations().get(2).verdicts());

        assertNarrow(lines);
        assertThat(String.join("\n", lines), containsString("""
                HOSTNAME            ORIGIN               TLS  NO           FORGED       YOUR         VERDICT
                                                              CERTIFICATE  CERTIFICATE  CERTIFICATE
                """));
        assertThat(String.join("\n", lines), containsString("""
                shop.example.com    198.51.100.27:8443   1.2  alert        HTTP 200     HTTP 200     ANY_CERTIFICATE
                                                              handshake_
                                                              failure
                """));
    }

    @Test
    void staysNarrowWhateverComes() {
        String word = "x".repeat(253);
        VerdictEntry verdict = new VerdictEntry(
                word,
                word,
                word,
                word,
                false,
                word + " " + word,
                List.of(word),
                word,
                word,
                List.of(word),
                List.of(new TlsEntry(word, word, word, word)),
                null,
                null,
                word,
                word,
                null,
                null,
                null);

        List<String> lines = ConsoleTable.of(List.of(verdict));

        assertNarrow(lines);
        long letters = String.join("", lines).chars().filter(c -> c == 'x').count();
        assertThat(letters, equalTo(253L * 11));
    }

    @Test
    void showsADashForAVisitorThatWasNotSent() {
        VerdictEntry verdict = new VerdictEntry(
                "a.example.com",
                "192.0.2.1",
                null,
                "UNREACHABLE",
                false,
                "No answer.",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);

        assertThat(
                ConsoleTable.of(List.of(verdict)).get(1),
                matchesPattern("a.example.com +192.0.2.1 +- +- +- +UNREACHABLE"));
    }

    @Test
    void nothingFromOutsideControlsTheConsole() {
        List<String> lines =
                ConsoleTable.of(ExampleRecords.hostile().operations().get(0).verdicts());

        assertNarrow(lines);
        assertThat(lines, everyItem(matchesPattern("[^\\p{Cc}\\p{Cf}\\p{Cs}]*")));
    }

    @Test
    void isNothingForNothing() {
        assertThat(ConsoleTable.of(List.of()), is(empty()));
    }
}
