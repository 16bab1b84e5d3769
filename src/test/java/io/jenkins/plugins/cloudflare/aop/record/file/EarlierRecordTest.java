package io.jenkins.plugins.cloudflare.aop.record.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.stringContainsInOrder;

import io.jenkins.plugins.cloudflare.aop.record.BuildRecord;
import io.jenkins.plugins.cloudflare.aop.record.Headline;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.TlsEntry;
import io.jenkins.plugins.cloudflare.aop.record.Parsed;
import io.jenkins.plugins.cloudflare.aop.record.page.ReportPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What builds recorded with schema version 1, as the runner wrote it then: a demo and a proof that failed. */
class EarlierRecordTest {
    private static BuildRecord read(String name) throws IOException {
        Path folder = Path.of(
                System.getProperty("aop.root", "."),
                "src/test/resources/io/jenkins/plugins/cloudflare/aop/record/file");
        return BuildRecordJson.read(Files.readAllBytes(folder.resolve(name)));
    }

    @Test
    void visitorsHaveTheirNewNames() throws Exception {
        BuildRecord record = read("version-1-demo.json");

        TlsEntry first = record.operations().get(2).verdicts().get(0).tls().get(0);
        assertThat(
                first,
                is(new TlsEntry("TLS 1.2", "HTTP 200", "alert certificate_unknown in the handshake", "HTTP 200")));
    }

    @Test
    void isWrittenInThePresentForm() throws Exception {
        String json = new String(BuildRecordJson.write(read("version-1-failed.json")), UTF_8);

        assertThat(
                json, stringContainsInOrder("\"schemaVersion\" : 2", "\"anonymous\"", "\"forged\"", "\"configured\""));
        assertThat(json, not(containsString("\"nobody\"")));
        assertThat(json, not(containsString("\"impostor\"")));
        assertThat(json, not(containsString("\"ours\"")));
    }

    @Test
    void thePageStillShowsIt() throws Exception {
        BuildRecord record = read("version-1-failed.json");

        String page = Parsed.root(ReportPage.html(record)).getTextContent();

        assertThat(Headline.of(record).detail(), is("2 hostnames, 1 origin."));
        assertThat(
                page,
                stringContainsInOrder(
                        "No certificate",
                        "Forged certificate",
                        "Your certificate",
                        "shop.example.com",
                        "OPEN",
                        "HTTP 200",
                        "a visitor without a certificate is served"));
    }

    @Test
    void theTestReportStillShowsIt() throws Exception {
        String report = new String(VerificationXml.write(read("version-1-failed.json")), UTF_8);

        assertThat(
                report,
                containsString("without a certificate HTTP 200, forged certificate HTTP 200, your certificate"));
    }
}
