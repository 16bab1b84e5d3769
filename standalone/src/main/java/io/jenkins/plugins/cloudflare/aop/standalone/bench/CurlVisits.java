package io.jenkins.plugins.cloudflare.aop.standalone.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The same visits with curl.
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
        return new Curls(programs, atOnce, authority)
                .command("--write-out", "%{http_code}\\n", "--connect-to", "::127.0.0.1:" + port);
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
