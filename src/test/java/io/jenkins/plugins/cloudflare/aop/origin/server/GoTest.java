package io.jenkins.plugins.cloudflare.aop.origin.server;

import io.jenkins.plugins.cloudflare.aop.origin.fixture.GoServer;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.ProofRun;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.RealServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Configurations of Go's crypto/tls and net/http, one program for all of them. */
class GoTest extends DocumentedDetours {
    private static final String VERIFIED = "tls.RequireAndVerifyClientCert";

    GoTest() {
        super("Go", GoServer.COMPILER);
    }

    /** The file of the CAs, tls.Config, and the function that answers, between bars. */
    private static Map<String, String> configurations() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("NoClientCert", "ca.pem|tls.NoClientCert|page");
        all.put("RequestClientCert", "ca.pem|tls.RequestClientCert|page");
        all.put("RequestClientCert, 403 without one", "ca.pem|tls.RequestClientCert|unlessPresented");
        all.put("RequireAnyClientCert", "ca.pem|tls.RequireAnyClientCert|page");
        all.put(
                "RequireAnyClientCert, any of the chain verified",
                "ca.pem|tls.RequireAnyClientCert, VerifyPeerCertificate: anyOf(pool)|page");
        all.put(
                "RequireAnyClientCert, the last of the chain verified",
                "ca.pem|tls.RequireAnyClientCert, VerifyPeerCertificate: lastOf(pool)|page");
        all.put("VerifyClientCertIfGiven", "ca.pem|tls.VerifyClientCertIfGiven|page");
        all.put("VerifyClientCertIfGiven, 403 unless verified", "ca.pem|tls.VerifyClientCertIfGiven|unlessVerified");
        all.put("RequireAndVerifyClientCert", "ca.pem|" + VERIFIED + "|page");
        all.put("RequireAndVerifyClientCert, TLS 1.2", "ca.pem|" + VERIFIED + ", MaxVersion: tls.VersionTLS12|page");
        all.put("RequireAndVerifyClientCert, TLS 1.3", "ca.pem|" + VERIFIED + ", MinVersion: tls.VersionTLS13|page");
        all.put("RequireAndVerifyClientCert, wrong CA", "other.pem|" + VERIFIED + "|page");
        all.put("RequireAndVerifyClientCert, two CAs", "two.pem|" + VERIFIED + "|page");
        return all;
    }

    @Override
    RealServer start(Path directory) throws Exception {
        Map<String, String> configurations = configurations();
        List<Integer> ports = RealServer.freePorts(configurations.size());
        List<String> sites = new ArrayList<>();
        configurations.forEach((name, parts) -> {
            int port = ports.get(targets.size());
            targets.put(name, ProofRun.target(port));
            String[] part = parts.split("\\|");
            sites.add(GoServer.site(port, part[0], part[1], part[2]));
        });
        return GoServer.start(directory, "server.pem", "server.key", sites, ports);
    }
}
