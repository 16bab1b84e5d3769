package io.jenkins.plugins.cloudflare.aop.standalone.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The visits with curl, so many at once. As the probe does, it asks in HTTP/1.1 and takes any server certificate; it
 * reads no settings of the user, and no bundle of public CAs, which would take most of its time.
 *
 * @param lines from {@link BenchFiles#curlLines}
 */
record CurlVisits(Programs programs, int atOnce, int port, Path lines, Path authority) implements Contender {
    @Override
    public String label() {
        return "curl, xargs -P " + atOnce;
    }

    @Override
    public List<String> command() {
        return List.of(
                programs.xargs().toString(),
                "-P",
                Integer.toString(atOnce),
                "-L",
                "1",
                programs.curl().toString(),
                "-q",
                "--silent",
                "--insecure",
                "--cacert",
                authority.toString(),
                "--http1.1",
                "--max-time",
                "30",
                "--output",
                "/dev/null",
                "--write-out",
                "%{http_code}\\n",
                "--connect-to",
                "::127.0.0.1:" + port);
    }

    @Override
    public Path input() {
        return lines;
    }

    @Override
    public Map<Integer, Integer> answers(String output) {
        return output.lines().collect(Collectors.toMap(Integer::valueOf, line -> 1, Integer::sum));
    }
}
