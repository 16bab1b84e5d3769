package io.jenkins.plugins.cloudflare.aop.standalone.bench;

import io.jenkins.plugins.cloudflare.aop.standalone.curves.NativeCurves;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The machine and the Java on which it is measured. */
public final class Machine {
    private Machine() {}

    /** What a figure is worth nothing without. */
    public static String conditions() {
        return String.format(
                Locale.ROOT,
                "%d processors, load %.1f before, Java %s, elliptic curves: %s",
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                System.getProperty("java.version"),
                NativeCurves.inUse());
    }

    /**
     * The beginning of a command for this Java with this program's classes, to which arguments may be added; it may be run
     * in another directory.
     *
     * @param options of the JVM
     */
    public static List<String> java(String mainClass, List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // As the manifest has it for whoever starts the jar: newer Javas warn otherwise.
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(options);
        command.addAll(List.of("-cp", absolute(System.getProperty("java.class.path")), mainClass));
        return command;
    }

    /** Options of the runner with which another one has the elliptic curves of this one. */
    public static List<String> curves() {
        return NativeCurves.isRegistered() ? List.of() : List.of("--no-native");
    }

    static String absolute(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
