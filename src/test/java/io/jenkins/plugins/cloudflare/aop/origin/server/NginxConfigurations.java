package io.jenkins.plugins.cloudflare.aop.origin.server;

import java.util.LinkedHashMap;
import java.util.Map;

/** What stands in a server block of nginx beside the port and the server's certificate, by what is told of it. */
final class NginxConfigurations {
    private static final String IF_NOT_VERIFIED = "if ($ssl_client_verify != SUCCESS) { return %s; }\n";

    private NginxConfigurations() {}

    static Map<String, String> all() {
        String ca = "ssl_client_certificate ca.pem;\n";
        String optional = ca + "ssl_verify_client optional;\n";
        String on = ca + "ssl_verify_client on;\n";
        String unverified = ca + "ssl_verify_client optional_no_ca;\n";
        String wrong = "ssl_client_certificate other.pem;\n";
        Map<String, String> all = new LinkedHashMap<>();
        all.put("off", "");
        all.put("optional", optional);
        all.put("optional, 403 unless verified", optional + IF_NOT_VERIFIED.formatted("403"));
        all.put("optional, 444 unless verified", optional + IF_NOT_VERIFIED.formatted("444"));
        all.put("optional, 302 unless verified", optional + IF_NOT_VERIFIED.formatted("302 /sorry"));
        all.put("optional, 429 unless verified", optional + IF_NOT_VERIFIED.formatted("429"));
        all.put("optional, 503 unless verified", optional + IF_NOT_VERIFIED.formatted("503"));
        all.put("optional, 403 for everybody", optional + "if ($uri) { return 403; }\n");
        all.put("optional, 404 for everybody", optional + "if ($uri) { return 404; }\n");
        all.put("optional, 502 for everybody", optional + "if ($uri) { return 502; }\n");
        all.put("off, 403 for everybody", "if ($uri) { return 403; }\n");
        all.put("off, 503 for everybody", "if ($uri) { return 503; }\n");
        all.put("on", on);
        all.put("on, 401 for the configured certificate", on + "if ($uri) { return 401; }\n");
        all.put("on, 502 for the configured certificate", on + "if ($uri) { return 502; }\n");
        all.put("on, no server header to trust", on + "server_tokens off;\n");
        all.put("on, error pages with the site", on + "error_page 495 496 /index.html;\n");
        all.put("on, error pages 404", on + "error_page 495 496 =404 /none;\n");
        all.put("on, error pages 302", on + "error_page 495 496 =302 http://sorry.example.test/;\n");
        all.put("on, error pages 200", on + "error_page 495 496 =200 /index.html;\n");
        all.put("on, wrong CA", wrong + "ssl_verify_client on;\n");
        all.put("on, two CAs", "ssl_client_certificate two.pem;\nssl_verify_client on;\n");
        all.put("on, trusted but not named", "ssl_trusted_certificate ca.pem;\n" + wrong + "ssl_verify_client on;\n");
        all.put("on, TLS 1.2 only", on + "ssl_protocols TLSv1.2;\n");
        all.put("on, TLS 1.3 only", on + "ssl_protocols TLSv1.3;\n");
        all.put("off, TLS 1.2 only", "ssl_protocols TLSv1.2;\n");
        all.put("optional, wrong CA", wrong + "ssl_verify_client optional;\n");
        all.put("optional_no_ca", unverified);
        all.put("optional_no_ca, 403 unless verified", unverified + IF_NOT_VERIFIED.formatted("403"));
        all.put("presence only", unverified + "if ($ssl_client_fingerprint = \"\") { return 403; }\n");
        all.put("not NONE", unverified + "if ($ssl_client_verify = NONE) { return 403; }\n");
        all.put("subject only", unverified + "if ($ssl_client_s_dn !~ aop.example.test) { return 403; }\n");
        all.put("issuer only", unverified + "if ($ssl_client_i_dn !~ Our) { return 403; }\n");
        all.put("serial only", unverified + "if ($ssl_client_serial != 5EED) { return 403; }\n");
        all.put("off, limited with 403", limited("", 403));
        all.put("optional, limited with 503", limited(optional, 503));
        all.put("on, limited with 429", limited(on, 429));
        all.put("on, limited with 403", limited(on, 403));
        all.put("on, RSA keys only", on + "ssl_conf_command ClientSignatureAlgorithms RSA+SHA256:RSA-PSS+SHA256;\n");
        all.put("on, P-384 alone", on + "ssl_ecdh_curve secp384r1;\n");
        all.put("on, P-384 alone, TLS 1.3 only", on + "ssl_ecdh_curve secp384r1;\nssl_protocols TLSv1.3;\n");
        all.put("reject handshake", "ssl_reject_handshake on;\n");
        return all;
    }

    private static String limited(String verify, int status) {
        return verify + "limit_req zone=slow nodelay;\nlimit_req_status " + status + ";\n";
    }
}
