package io.jenkins.plugins.cloudflare.aop.origin.server;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.ProofRun;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.RealServer;
import io.jenkins.plugins.cloudflare.aop.origin.judge.OriginVerdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said of real HAProxy configurations, one process for all of them. */
class HaproxyTest extends DocumentedServer {
    private static final String PROGRAM = "/usr/sbin/haproxy";
    private static final String DENY = "http-request deny unless { ssl_c_used } { ssl_c_verify 0 }\n";

    HaproxyTest() {
        super("HAProxy", PROGRAM);
    }

    /** What stands on the bind line, and after a bar what follows it. */
    private static Map<String, String> configurations() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("none", "|");
        all.put("optional", "verify optional ca-file ca.pem|");
        all.put("required", "verify required ca-file ca.pem|");
        all.put("required, h2 only", "verify required ca-file ca.pem alpn h2|");
        all.put("required, TLS 1.2", "verify required ca-file ca.pem ssl-max-ver TLSv1.2|");
        all.put("required, TLS 1.3", "verify required ca-file ca.pem ssl-min-ver TLSv1.3|");
        all.put("required, wrong CA", "verify required ca-file other.pem|");
        String ignore = "ca-ignore-err all crt-ignore-err all|";
        all.put("required, forged CA in the chain ignored", "verify required ca-file ca.pem ca-ignore-err 19|");
        all.put("required, errors ignored", "verify required ca-file ca.pem " + ignore);
        all.put("optional, errors ignored, denied by rule", "verify optional ca-file ca.pem " + ignore + DENY);
        all.put(
                "optional, errors ignored, presence by rule",
                "verify optional ca-file ca.pem " + ignore + "http-request deny unless { ssl_c_used }\n");
        all.put(
                "optional, errors ignored, presence by rule, two connections at once",
                "verify optional ca-file ca.pem " + ignore + """
                        stick-table type ip size 1k expire 10s store conn_cur
                        tcp-request connection track-sc0 src
                        http-request deny if { sc0_conn_cur gt 2 } !{ ssl_c_verify 0 }
                        http-request deny unless { ssl_c_used }
                        """);
        all.put("optional, denied by rule", "verify optional ca-file ca.pem|" + DENY);
        all.put(
                "optional, rejected by rule",
                "verify optional ca-file ca.pem|http-request reject unless { ssl_c_used }\n");
        all.put("strict SNI, another name", "strict-sni|");
        return all;
    }

    @Override
    RealServer start(Path directory) throws Exception {
        Map<String, String> configurations = configurations();
        List<Integer> ports = RealServer.freePorts(configurations.size() + 2);
        Map<String, Integer> portOf = new LinkedHashMap<>();
        StringBuilder servers = new StringBuilder();
        for (Map.Entry<String, String> entry : configurations.entrySet()) {
            int port = ports.get(targets.size());
            boolean other = entry.getKey().endsWith("another name");
            portOf.put(entry.getKey(), port);
            targets.put(
                    entry.getKey(),
                    other ? new Target("other.example.org", "127.0.0.1", port, "/") : ProofRun.target(port));
            String[] parts = entry.getValue().split("\\|", 2);
            servers.append("frontend f%d\nmode http\nbind 127.0.0.1:%d ssl crt both.pem %s\n%s"
                            .formatted(port, port, parts[0], parts[1]))
                    .append("http-request return status 200 content-type text/plain string origin\n");
        }
        for (String open : List.of("none", "optional")) {
            int port = ports.get(targets.size());
            targets.put("balanced over required and " + open, ProofRun.target(port));
            servers.append("""
                    listen l%d
                    mode tcp
                    bind 127.0.0.1:%d
                    balance roundrobin
                    server a 127.0.0.1:%d
                    server b 127.0.0.1:%d
                    """.formatted(port, port, portOf.get("required"), portOf.get(open)));
        }
        Path file = Files.writeString(directory.resolve("haproxy.cfg"), """
                global
                log stdout format raw local0 emerg
                ssl-default-bind-options ssl-min-ver TLSv1.2
                defaults
                timeout connect 5s
                timeout client 5s
                timeout server 5s
                %s
                """.formatted(servers));
        return RealServer.start(directory, ports, PROGRAM, "-db", "-f", file.toString());
    }

    @Test
    void severalBackEndsAreNamed() {
        OriginVerdict found = verdicts.get("balanced over required and optional");
        assertThat(found.toString(), found.reason().contains("several back ends?"), is(true));
    }
}
