package io.jenkins.plugins.cloudflare.aop.origin.server;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.DetourRun;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.OriginPki;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.RealServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten sites behind one HAProxy. Each shows its own page, and the door of one of them may let in whoever asks for another. */
class HaproxyManyNamesTest {
    private static final String PROGRAM = "/usr/sbin/haproxy";
    private static final List<String> NAMES = IntStream.range(0, 10)
            .mapToObj(number -> "h" + number + ".example.test")
            .toList();

    @TempDir
    Path directory;

    @Test
    void theDoorOfEachIsTriedForOthers() throws Exception {
        for (int door : List.of(7, 9)) {
            Map<Target, Map<Detour, String>> found = found("{ ssl_fc_sni h%d.example.test }".formatted(door));

            List<String> through = found.entrySet().stream()
                    .filter(entry -> entry.getValue().containsKey(Detour.OTHER_NAME))
                    .map(entry -> entry.getKey().hostname())
                    .sorted()
                    .toList();
            assertThat(
                    through,
                    is(IntStream.of(door - 2, door - 1).mapToObj(NAMES::get).toList()));
            found.values().stream()
                    .filter(one -> !one.isEmpty())
                    .forEach(one -> assertThat(
                            one.get(Detour.OTHER_NAME),
                            containsString("with SNI h" + door + ".example.test and Host h")));
        }
    }

    @Test
    void whereEachAsksForACertificateNothingIsFound() throws Exception {
        found("{ always_false }").values().forEach(one -> assertThat(one, is(anEmptyMap())));
    }

    /** @param open when no certificate is asked for, unless Host is the name in SNI */
    private Map<Target, Map<Detour, String>> found(String open) throws Exception {
        RealServer.assumeInstalled(PROGRAM);
        RealServer.writeFiles(directory, OriginPki.EC);
        List<Integer> ports = RealServer.freePorts(1);
        int port = ports.get(0);
        // Nothing on one looks like another.
        String pages = IntStream.range(0, NAMES.size())
                .mapToObj(number -> "http-request return status 200 content-type text/plain string \"%s\""
                                .formatted("red green blue yellow white black".replaceAll("\\b ", number + " "))
                        + " if { var(txn.host) -m str " + NAMES.get(number) + " }")
                .collect(Collectors.joining("\n"));
        Path file = Files.writeString(directory.resolve("haproxy.cfg"), """
                global
                log stdout format raw local0 emerg
                ssl-default-bind-options ssl-min-ver TLSv1.2
                defaults
                mode http
                timeout connect 5s
                timeout client 5s
                timeout server 5s
                frontend sites
                bind 127.0.0.1:%d ssl crt both.pem verify optional ca-file ca.pem
                http-request set-var(txn.host) req.hdr(host),field(1,:),lower
                acl own ssl_fc_sni,lower,strcmp(txn.host) eq 0
                http-request return status 404 if !{ var(txn.host) -m reg ^h[0-9][.]example[.]test$ }
                http-request deny if own !{ ssl_c_used }
                http-request deny if !%s !{ ssl_c_used }
                %s
                """.formatted(port, open, pages));
        Map<Target, Map<Detour, String>> found = new HashMap<>();
        try (RealServer ignored = RealServer.start(directory, ports, PROGRAM, "-db", "-f", file.toString())) {
            List<Target> targets = NAMES.stream()
                    .map(name -> new Target(name, "127.0.0.1", port, "/"))
                    .toList();
            found.putAll(DetourRun.around(targets, DetourRun.closedPort(), Set.of(Detour.OTHER_NAME)));
        }
        return found;
    }
}
