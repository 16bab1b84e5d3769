package io.jenkins.plugins.cloudflare.aop.run;

import hudson.model.Job;
import io.jenkins.plugins.cloudflare.aop.record.BuildRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The records of a job's builds, found by their files. Jenkins loads no build for that, so that many jobs can be looked
 * over; builds that keep their record in {@code build.xml}, as very early versions did, are not found.
 */
@Restricted(NoExternalUse.class)
public final class RecordedBuilds {
    private static final Logger LOGGER = Logger.getLogger(RecordedBuilds.class.getName());
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

    private RecordedBuilds() {}

    /**
     * By the numbers of their builds; what cannot be read is left out.
     *
     * @param most how many, the newest ones
     */
    public static SortedMap<Integer, BuildRecord> of(Job<?, ?> job, int most) {
        SortedMap<Integer, BuildRecord> records = new TreeMap<>();
        Path builds = job.getBuildDir().toPath();
        for (int number : numbers(builds)) {
            if (records.size() == most) {
                break;
            }
            try {
                Optional<BuildRecord> record = new RecordFile(builds.resolve(Integer.toString(number))).read();
                record.ifPresent(known -> records.put(number, known));
            } catch (IOException e) {
                LOGGER.log(
                        Level.WARNING,
                        e,
                        () -> "The record of " + job.getFullName() + " #" + number + " is left out of the overview.");
            }
        }
        return records;
    }

    /** Newest first. */
    private static List<Integer> numbers(Path builds) {
        if (!Files.isDirectory(builds)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(builds)) {
            List<Integer> numbers =
                    new ArrayList<>(all.map(path -> builds.relativize(path).toString())
                            .filter(name -> NUMBER.matcher(name).matches())
                            .map(Integer::valueOf)
                            .toList());
            numbers.sort(Comparator.reverseOrder());
            return numbers;
        } catch (IOException | UncheckedIOException e) {
            LOGGER.log(Level.WARNING, e, () -> builds + " cannot be listed.");
            return List.of();
        }
    }
}
