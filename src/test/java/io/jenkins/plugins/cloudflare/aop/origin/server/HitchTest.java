package io.jenkins.plugins.cloudflare.aop.origin.server;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Configurations of hitch, one process for all of them. */
class HitchTest extends TerminatorServer {
    HitchTest() {
        super("hitch", "/usr/sbin/hitch");
    }

    @Override
    Map<String, String> configurations() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("none", "client-verify = none");
        all.put("optional", "client-verify = optional\nclient-verify-ca = \"ca.pem\"");
        all.put("required", "client-verify = required\nclient-verify-ca = \"ca.pem\"");
        all.put("required, wrong CA", "client-verify = required\nclient-verify-ca = \"other.pem\"");
        all.put("required, two CAs", "client-verify = required\nclient-verify-ca = \"two.pem\"");
        return all;
    }

    @Override
    String file(Map<String, Integer> ports, int behind) {
        // It does not run as root.
        boolean root = "root".equals(System.getProperty("user.name"));
        StringBuilder text = new StringBuilder("""
                backend = "[127.0.0.1]:%d"
                workers = 1
                daemon = off
                syslog = off
                %s
                tls-protos = TLSv1.2 TLSv1.3
                pem-file = "both.pem"
                """.formatted(behind, root ? "user = \"nobody\"" : ""));
        ports.forEach(
                (name, port) -> text.append("""
                frontend = {
                host = "127.0.0.1"
                port = "%d"
                pem-file = "both.pem"
                %s
                }
                """.formatted(port, configurations().get(name))));
        return text.toString();
    }

    @Override
    List<String> arguments(String file) {
        return List.of("--config=" + file);
    }
}
