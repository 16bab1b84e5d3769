package io.jenkins.plugins.cloudflare.aop.origin.server;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.origin.fixture.OriginPki;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.ProofRun;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.RealServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said of real lighttpd configurations, one process for all of them. */
class LighttpdTest extends DocumentedDetours {
    private static final String PROGRAM = "/usr/sbin/lighttpd";
    private static final String ENFORCE = verify("enable", "ca.pem");

    LighttpdTest() {
        super("lighttpd", PROGRAM);
    }

    private static String verify(String enforce, String authority) {
        return """
                ssl.verifyclient.activate = "enable"
                ssl.verifyclient.enforce = "%s"
                ssl.verifyclient.ca-file = "%s"
                """.formatted(enforce, authority);
    }

    private static String only(String version) {
        return "ssl.openssl.ssl-conf-cmd = ( \"MinProtocol\" => \"%s\", \"MaxProtocol\" => \"%s\" )\n"
                .formatted(version, version);
    }

    /** What stands in the block of the socket. */
    private static Map<String, String> configurations() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("off", "");
        all.put("not enforced", verify("disable", "ca.pem"));
        all.put("not enforced, wrong CA", verify("disable", "other.pem"));
        all.put("enforced", ENFORCE);
        all.put("enforced, wrong CA", verify("enable", "other.pem"));
        all.put("enforced, two CAs", verify("enable", "two.pem"));
        all.put("enforced, TLS 1.2", ENFORCE + only("TLSv1.2"));
        all.put("enforced, TLS 1.3", ENFORCE + only("TLSv1.3"));
        all.put("enforced for one name", "$HTTP[\"host\"] == \"www.example.test\" {\n" + ENFORCE + "}\n");
        return all;
    }

    @Override
    RealServer start(Path directory) throws Exception {
        // With its CA, or lighttpd looks for that among those of the clients.
        Files.writeString(
                directory.resolve("chain.pem"),
                Files.readString(directory.resolve("both.pem")) + OriginPki.EC.authority.certificatePem());
        Map<String, String> configurations = configurations();
        List<Integer> ports = RealServer.freePorts(configurations.size() + 1);
        StringBuilder sockets = new StringBuilder();
        configurations.forEach((name, lines) -> {
            int port = ports.get(targets.size());
            targets.put(name, ProofRun.target(port));
            sockets.append("""
                    $SERVER["socket"] == "127.0.0.1:%d" {
                    ssl.engine = "enable"
                    ssl.pemfile = "chain.pem"
                    %s}
                    """.formatted(port, lines));
        });
        Path file = Files.writeString(
                directory.resolve("lighttpd.conf"), """
                server.document-root = "%s/pages"
                server.bind = "127.0.0.1"
                server.port = %d
                server.modules = ( "mod_openssl" )
                index-file.names = ( "index.html" )
                %s
                """.formatted(directory, ports.get(ports.size() - 1), sockets));
        return RealServer.start(directory, ports, PROGRAM, "-D", "-f", file.toString());
    }

    @Test
    void theAdviceIsOneForLighttpd() {
        String advice = verdicts.get("not enforced").advice();
        assertThat(advice, advice.startsWith("lighttpd: set ssl.verifyclient.activate"), is(true));
    }
}
