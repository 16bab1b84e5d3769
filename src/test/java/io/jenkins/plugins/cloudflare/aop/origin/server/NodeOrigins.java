package io.jenkins.plugins.cloudflare.aop.origin.server;

import io.jenkins.plugins.cloudflare.aop.origin.fixture.OriginPki;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.ProofRun;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.RealServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Configurations of Node.js, one process for all of them. */
abstract class NodeOrigins extends DocumentedDetours {
    private static final String OURS = "requestCert: true, ca: read('ca.pem')";
    private static final String ASKED = OURS + ", rejectUnauthorized: false";
    private static final String PAGE = "answer.end('origin\\n')";
    private static final String AUTHORIZED = "if (!request.socket.authorized) return refuse(answer); " + PAGE;

    NodeOrigins(String heading, String program) {
        super(heading, program);
    }

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

    @Override
    RealServer start(Path directory) throws Exception {
        Map<String, String> configurations = configurations();
        List<Integer> ports = RealServer.freePorts(configurations.size());
        StringBuilder sites = new StringBuilder();
        configurations.forEach((name, lines) -> {
            int port = ports.get(targets.size());
            targets.put(name, ProofRun.target(port));
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
        return RealServer.start(directory, ports, program(), file.toString());
    }
}
