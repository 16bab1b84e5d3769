package io.jenkins.plugins.cloudflare.aop.origin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of servers in Node.js, where the application often decides; one process for all of them. */
class NodeTest {
    private static final String PROGRAM = "/usr/bin/node";
    private static final String OURS = "requestCert: true, ca: read('ca.pem')";
    private static final String ASKED = OURS + ", rejectUnauthorized: false";
    private static final String PAGE = "answer.end('origin\\n')";
    private static final String AUTHORIZED = "if (!request.socket.authorized) return refuse(answer); " + PAGE;

    @TempDir
    static Path directory;

    private static RealServer server;
    private static final Map<String, Target> TARGETS = new LinkedHashMap<>();
    private static Map<String, OriginVerdict> verdicts;

    /** The options of the server, and after a bar what it does with a request. */
    private static Map<String, String> configurations() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("off", "|" + PAGE);
        all.put("asked", ASKED + "|" + PAGE);
        all.put(
                "asked, 401 without a certificate",
                ASKED + "|if (!request.socket.getPeerCertificate().subject) return refuse(answer); " + PAGE);
        all.put("asked, 401 unless authorized", ASKED + "|" + AUTHORIZED);
        all.put("asked, 401 unless authorized, TLS 1.2", ASKED + ", maxVersion: 'TLSv1.2'|" + AUTHORIZED);
        all.put("asked, 401 unless authorized, no other name", ASKED + ", SNICallback: one|" + AUTHORIZED);
        all.put(
                "asked, hung up on unless authorized",
                ASKED + ", SNICallback: one|if (!request.socket.authorized) return request.socket.destroy(); " + PAGE);
        all.put("required", OURS + "|" + PAGE);
        all.put("required, TLS 1.2", OURS + ", maxVersion: 'TLSv1.2'|" + PAGE);
        all.put("required, TLS 1.3", OURS + ", minVersion: 'TLSv1.3'|" + PAGE);
        all.put("required, wrong CA", "requestCert: true, ca: read('other.pem')|" + PAGE);
        all.put("required, public CAs", "requestCert: true|" + PAGE);
        return all;
    }

    @BeforeAll
    static void proveAll() throws Exception {
        RealServer.assumeInstalled(PROGRAM);
        RealServer.writeFiles(directory, OriginPki.EC);
        Map<String, String> configurations = configurations();
        List<Integer> ports = RealServer.freePorts(configurations.size());
        StringBuilder sites = new StringBuilder();
        configurations.forEach((name, lines) -> {
            int port = ports.get(TARGETS.size());
            TARGETS.put(name, Proofs.target(port));
            String[] parts = lines.split("\\|", 2);
            sites.append("serve(%d, { %s }, (request, answer) => { %s });\n".formatted(port, parts[0], parts[1]));
        });
        Path file = Files.writeString(directory.resolve("origin.js"), """
                const fs = require('fs'), https = require('https'), tls = require('tls');
                const read = file => fs.readFileSync(file);
                const own = { key: read('server.key'), cert: read('server.pem') };
                const context = tls.createSecureContext({ ...own, ca: read('ca.pem') });
                const one = (name, tell) => name === '%s' ? tell(null, context) : tell(new Error(name));
                const refuse = answer => { answer.statusCode = 401; answer.end(); };
                const serve = (port, options, handler) => https.createServer({ ...own, ...options }, handler)
                    .on('tlsClientError', () => {}).listen(port, '127.0.0.1');
                %s""".formatted(OriginPki.HOST, sites));
        server = RealServer.start(directory, ports, PROGRAM, file.toString());
        verdicts = Proofs.of(TARGETS, OriginPki.EC.everybody());
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    static Stream<Arguments> expectations() throws Exception {
        return DocumentedVerdicts.of("Node.js");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("expectations")
    void isJudged(String configuration, Verdict expected) {
        OriginVerdict found = verdicts.get(configuration);
        assertEquals(expected, found.verdict(), found::toString);
    }

    static Stream<Arguments> waysAround() throws Exception {
        return DocumentedVerdicts.of("Node.js, ways around");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("waysAround")
    void isCaught(String configuration, String expected) throws Exception {
        assertEquals(expected, Detours.names(Detours.around(TARGETS.get(configuration), Detours.closedPort())));
    }

    @Test
    void everyConfigurationIsInTheDocumentation() throws Exception {
        assertEquals(TARGETS.keySet(), DocumentedVerdicts.configurations("Node.js"));
    }

    @Test
    void aSessionUnderTheNameItselfIsNamedSo() throws Exception {
        Target target = TARGETS.get("asked, 401 unless authorized, no other name");
        String sentence = Detours.around(target, Detours.closedPort()).get(Detour.RESUMPTION);
        assertTrue(sentence.contains("in a session opened without it and resumed for www.example.test"), sentence);
        assertTrue(sentence.contains("rejectUnauthorized: true"), sentence);
    }
}
