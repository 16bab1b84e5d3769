package io.jenkins.plugins.cloudflare.aop.record.file;

import io.jenkins.plugins.cloudflare.aop.record.BuildRecord;
import io.jenkins.plugins.cloudflare.aop.record.page.ReportPage;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files that a build leaves behind, all in one folder. Their names are fixed: jobs and other programs use them. */
public final class RecordFiles {
    public static final String FOLDER = "aop";
    public static final String RECORD = FOLDER + "/record.json";
    /** Only there when an origin was verified: Jenkins' junit step treats a file without a case as a failure. */
    public static final String VERIFICATION = FOLDER + "/verification.xml";

    public static final String REPORT = FOLDER + "/report.html";
    public static final String STYLE_SHEET = FOLDER + "/" + ReportPage.STYLE_SHEET;

    private static final List<String> ALL = List.of(RECORD, VERIFICATION, STYLE_SHEET, REPORT);

    private RecordFiles() {}

    /** Content by relative path, with {@code /} between folder and name. */
    public static Map<String, byte[]> of(BuildRecord record) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(RECORD, BuildRecordJson.write(record));
        if (record.operations().stream()
                .anyMatch(operation -> !operation.verdicts().isEmpty())) {
            files.put(VERIFICATION, VerificationXml.write(record));
        }
        files.put(STYLE_SHEET, ReportPage.css());
        files.put(REPORT, ReportPage.html(record));
        return files;
    }

    /**
     * Writes the files into {@value #FOLDER} beneath a directory. Each appears whole or not at all. One that an earlier
     * build left there and this record does not have is deleted, so that an old proof is not read as a new one.
     *
     * @param directory made when it is not there
     * @return the relative paths written
     * @throws IOException also when {@value #FOLDER} is a symbolic link: it could lead out of a workspace
     */
    public static List<String> writeTo(Path directory, BuildRecord record) throws IOException {
        Path folder = directory.resolve(FOLDER);
        if (Files.isSymbolicLink(folder)) {
            throw new IOException(folder + " is a symbolic link; the record of a build is not written through it.");
        }
        Files.createDirectories(folder);
        Map<String, byte[]> files = of(record);
        // A folder and not temporary files: those would keep the rights of temporary files, which only their owner has.
        Path unfinished = Files.createTempDirectory(folder, ".unfinished");
        try {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Path target = directory.resolve(file.getKey());
                Path source = unfinished.resolve(target.getFileName());
                move(Files.write(source, file.getValue()), target);
            }
        } finally {
            for (String path : ALL) {
                Files.deleteIfExists(unfinished.resolve(Path.of(path).getFileName()));
            }
            Files.delete(unfinished);
        }
        for (String path : ALL) {
            if (!files.containsKey(path)) {
                Files.deleteIfExists(directory.resolve(path));
            }
        }
        return List.copyOf(files.keySet());
    }

    private static void move(Path source, Path target) throws IOException {
        try {
            Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(source, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
