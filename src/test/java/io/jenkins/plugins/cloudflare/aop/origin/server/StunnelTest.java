package io.jenkins.plugins.cloudflare.aop.origin.server;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Configurations of stunnel, one process for all of them. */
class StunnelTest extends TerminatorServer {
    StunnelTest() {
        super("stunnel", "/usr/bin/stunnel4");
    }

    @Override
    Map<String, String> configurations() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("no verification", "");
        all.put("verify = 1", "verify = 1\nCAfile = ca.pem");
        all.put("verifyChain", "verifyChain = yes\nCAfile = ca.pem");
        all.put("verifyChain, requireCert = no", "verifyChain = yes\nrequireCert = no\nCAfile = ca.pem");
        all.put("verifyChain, TLS 1.2", "verifyChain = yes\nCAfile = ca.pem\nsslVersionMax = TLSv1.2");
        all.put("verifyChain, TLS 1.3", "verifyChain = yes\nCAfile = ca.pem\nsslVersionMin = TLSv1.3");
        all.put("verifyChain, wrong CA", "verifyChain = yes\nCAfile = other.pem");
        all.put("verifyChain, two CAs", "verifyChain = yes\nCAfile = two.pem");
        return all;
    }

    @Override
    String file(Map<String, Integer> ports, int behind) {
        StringBuilder text = new StringBuilder("foreground = yes\npid =\ndebug = err\ncert = both.pem\n");
        ports.forEach((name, port) -> text.append("[site%d]\naccept = 127.0.0.1:%d\nconnect = 127.0.0.1:%d\n%s\n"
                .formatted(port, port, behind, configurations().get(name))));
        return text.toString();
    }

    @Override
    List<String> arguments(String file) {
        return List.of(file);
    }
}
