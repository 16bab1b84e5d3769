package io.jenkins.plugins.cloudflare.aop.standalone.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The floor: openssl s_time, one process that does nothing but visit in turn for some seconds, without SNI and without
 * reading what it is answered beyond its end.
 *
 * @param version as in the names of its options, {@code tls1_2}
 * @param visitor whose certificate it has, empty for none
 */
record OpensslTime(Programs programs, int port, BenchFiles files, String version, String visitor) {
    private static final int SECONDS = 1;
    private static final Pattern DONE = Pattern.compile("(\\d+) connections in \\d+ real seconds");

    /** Each visitor on each version. */
    static List<OpensslTime> all(Programs programs, int port, BenchFiles files) {
        return Stream.of("tls1_2", "tls1_3")
                .flatMap(version -> Stream.of("", "forged", "configured")
                        .map(visitor -> new OpensslTime(programs, port, files, version, visitor)))
                .toList();
    }

    List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                programs.openssl().toString(),
                "s_time",
                "-new",
                "-connect",
                "127.0.0.1:" + port,
                "-www",
                "/",
                "-time",
                Integer.toString(SECONDS),
                "-" + version));
        if (!visitor.isEmpty()) {
            String pem = files.pem(visitor).toString();
            command.addAll(List.of("-cert", pem, "-key", pem));
        }
        return command;
    }

    static int connections(String output) throws IOException {
        Matcher done = DONE.matcher(output);
        if (!done.find()) {
            throw new IOException("openssl s_time says: " + output.strip());
        }
        return Integer.parseInt(done.group(1));
    }
}
