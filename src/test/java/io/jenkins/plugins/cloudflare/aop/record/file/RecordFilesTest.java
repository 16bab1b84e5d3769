package io.jenkins.plugins.cloudflare.aop.record.file;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.cloudflare.aop.record.BuildRecord;
import io.jenkins.plugins.cloudflare.aop.record.RealisticRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordFilesTest {
    @TempDir
    Path directory;

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("aop"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void thereIsNoVerificationWithoutAVerdict() {
        assertThat(
                RecordFiles.of(BuildRecord.empty("b #1")).keySet(),
                contains("aop/record.json", "aop/report.css", "aop/report.html"));
        assertThat(
                RecordFiles.of(RealisticRecord.record()).keySet(),
                contains("aop/record.json", "aop/verification.xml", "aop/report.css", "aop/report.html"));
    }

    @Test
    void writesThemAllAndNothingElse() throws Exception {
        BuildRecord record = RealisticRecord.record();

        List<String> written = RecordFiles.writeTo(directory.resolve("new/workspace"), record);

        assertThat(written, is(List.copyOf(RecordFiles.of(record).keySet())));
        directory = directory.resolve("new/workspace");
        assertThat(names(), containsInAnyOrder("record.json", "verification.xml", "report.css", "report.html"));
        byte[] json = Files.readAllBytes(directory.resolve("aop/record.json"));
        assertThat(BuildRecordJson.read(json), equalTo(record));
    }

    @Test
    void anOldProofDoesNotStay() throws Exception {
        RecordFiles.writeTo(directory, RealisticRecord.record());

        RecordFiles.writeTo(directory, BuildRecord.empty("b #2"));

        assertThat(names(), containsInAnyOrder("record.json", "report.css", "report.html"));
    }

    @Test
    void othersMayReadThem() throws Exception {
        assumeTrue(directory.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path usual = Files.writeString(directory.resolve("usual"), "");

        RecordFiles.writeTo(directory, BuildRecord.empty("b #1"));

        assertThat(
                Files.getPosixFilePermissions(directory.resolve("aop/report.html")),
                equalTo(Files.getPosixFilePermissions(usual)));
    }

    @Test
    void doesNotFollowALinkOutOfTheDirectory() throws Exception {
        assumeTrue(directory.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        Path workspace = Files.createDirectory(directory.resolve("workspace"));
        Files.createSymbolicLink(workspace.resolve("aop"), elsewhere);

        var refused = assertThrows(IOException.class, () -> RecordFiles.writeTo(workspace, RealisticRecord.record()));

        assertThat(refused.getMessage(), containsString("symbolic link"));
        try (Stream<Path> files = Files.list(elsewhere)) {
            assertThat(files.toList(), is(empty()));
        }
    }
}
