package io.jenkins.plugins.cloudflare.aop.origin.detour;

import io.jenkins.plugins.cloudflare.aop.origin.Identity;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Headers by which proxies tell applications of a verified client, with values made of the public certificate, and those
 * by which origins take somebody for Cloudflare or for a check of their health. What has several usual values comes in
 * several sets. Cloudflare's own are those of its Managed Transform "Add TLS client auth headers".
 */
final class SpoofedHeaders {
    private static final List<String> VERIFY = List.of(
            "X-SSL-Client-Verify",
            "X-Client-Verify",
            "SSL-Client-Verify",
            "X-SSL-Client-Verified",
            "X-Client-Verified",
            "X-Client-Cert-Verified",
            "X-SSL-Verify",
            "X-Client-Cert-Chain-Verified",
            "Cf-Cert-Verified");
    private static final String CONNECTION = "Connection";
    private static final String CLOSE = "close, ";
    private static final String NEXT = ", ";
    private static final List<String> ADDRESS =
            List.of("CF-Connecting-IP", "True-Client-IP", "X-Forwarded-For", "X-Real-IP", "X-Client-IP");
    /** As Cloudflare's documentation of health checks and of load balancing has them, with ids of no account. */
    private static final String HEALTH_CHECK = "Mozilla/5.0 (compatible; Cloudflare-Healthchecks/1.0; "
            + "+https://www.cloudflare.com/; healthcheck-id: 0123456789abcdef)";

    private static final String POOL_MONITOR = "Mozilla/5.0 (compatible; Cloudflare-Traffic-Manager/1.0; "
            + "+https://www.cloudflare.com/traffic-manager/; pool-id: 0123456789abcdef)";

    private SpoofedHeaders() {}

    /** @param configured whose public certificate is known; null when none is */
    static List<Map<String, String>> of(Identity configured) {
        Map<String, String> first = set("SUCCESS", "127.0.0.1");
        Map<String, String> second = set("0", "10.0.0.1");
        Map<String, String> third = set("true", "173.245.48.5");
        first.put("User-Agent", HEALTH_CHECK);
        second.put("User-Agent", POOL_MONITOR);
        third.put("User-Agent", "ELB-HealthChecker/2.0");
        if (configured != null) {
            try {
                certificate(configured.certificates()[0], first, second, third);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("an identity's certificate can be read", e);
            }
        }
        return List.of(first, second, third, dropped(first.keySet()));
    }

    /** Proxies drop what Connection names (RFC 9110, section 7.6.1), and some their own word on who came, too. */
    private static Map<String, String> dropped(Collection<String> names) {
        return Map.of(CONNECTION, CLOSE + String.join(NEXT, names));
    }

    /** The same in two parts; empty when it is one header, or one that is dropped. */
    static List<Map<String, String>> halves(Map<String, String> headers) {
        if (headers.size() > 1) {
            return halves(List.copyOf(headers.keySet())).stream()
                    .map(names -> {
                        Map<String, String> half = new LinkedHashMap<>(headers);
                        half.keySet().retainAll(names);
                        return half;
                    })
                    .toList();
        }
        String dropped = headers.getOrDefault(CONNECTION, CLOSE).substring(CLOSE.length());
        List<String> names = List.of(dropped.split(NEXT));
        return names.size() < 2
                ? List.of()
                : halves(names).stream().map(SpoofedHeaders::dropped).toList();
    }

    private static List<List<String>> halves(List<String> names) {
        int half = (names.size() + 1) / 2;
        return List.of(names.subList(0, half), names.subList(half, names.size()));
    }

    /** Beside the word for "verified", what goes with it: Cloudflare's own headers of client certificates say it in three. */
    private static Map<String, String> set(String verified, String address) {
        Map<String, String> headers = new LinkedHashMap<>();
        VERIFY.forEach(name -> headers.put(name, verified));
        // WSGI and CGI make one of dash and underscore.
        VERIFY.forEach(name -> headers.put(name.replace('-', '_'), verified));
        ADDRESS.forEach(name -> headers.put(name, address));
        headers.put("Forwarded", "for=" + address + ";proto=https");
        headers.put("CF-Ray", "8a1b2c3d4e5f6789-FRA");
        headers.put("CF-Visitor", "{\"scheme\":\"https\"}");
        headers.put("CDN-Loop", "cloudflare; loops=1");
        headers.put("CF-IPCountry", "DE");
        headers.put("CF-Worker", "example.com");
        // Cloudflare Access; origins that only look whether it is there take any.
        headers.put("Cf-Access-Jwt-Assertion", "e30.e30.e30");
        boolean word = verified.equals("true");
        headers.put("Cf-Cert-Presented", word ? "true" : "1");
        headers.put("Cf-Cert-Revoked", word ? "false" : "0");
        headers.put("X-Client-Cert-Present", "true");
        return headers;
    }

    private static void certificate(
            X509Certificate leaf, Map<String, String> first, Map<String, String> second, Map<String, String> third)
            throws GeneralSecurityException {
        String base64 = Base64.getEncoder().encodeToString(leaf.getEncoded());
        String pem = "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(leaf.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
        String escaped = URLEncoder.encode(pem, StandardCharsets.US_ASCII).replace("+", "%20");
        String subject = ascii(leaf.getSubjectX500Principal().getName());
        String issuer = ascii(leaf.getIssuerX500Principal().getName());
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(leaf.getEncoded()));
        String serial = leaf.getSerialNumber().toString(16).toUpperCase(Locale.ROOT);
        first.put("X-SSL-Client-Cert", escaped);
        second.put("X-SSL-Client-Cert", base64);
        for (String prefix : List.of("X-SSL-Client-", "SSL-Client-", "X-Client-")) {
            first.put(prefix + "S-DN", subject);
            second.put(prefix + "S-DN", "/" + subject.replaceAll("(?<!\\\\),", "/"));
        }
        for (Map<String, String> headers : List.of(first, third)) {
            headers.put("Cf-Cert-Subject-DN", subject);
            headers.put("Cf-Cert-Issuer-DN", issuer);
            headers.put("Cf-Cert-Serial", serial);
            headers.put("Cf-Cert-Fingerprint-SHA256", hash);
        }
        third.put("X-Client-Cert-Subject-DN", subject);
        third.put("X-Client-Cert-Issuer-DN", issuer);
        third.put("X-Client-Cert-Serial-Number", serial);
        third.put("X-Client-Cert-Leaf", ":" + base64 + ":");
        first.put("X-SSL-Client-I-DN", issuer);
        first.put("X-SSL-Client-Serial", serial);
        first.put("X-SSL-Client-SHA256", hash);
        first.put(
                "X-Forwarded-Client-Cert",
                "Hash=" + hash + ";Cert=\"" + escaped + "\";Subject=\"" + subject.replace("\"", "") + "\"");
        first.put("X-Forwarded-Tls-Client-Cert", base64);
        first.put(
                "X-Forwarded-Tls-Client-Cert-Info",
                URLEncoder.encode("Subject=\"" + subject + "\";Issuer=\"" + issuer + "\"", StandardCharsets.US_ASCII)
                        .replace("+", "%20"));
        first.put("X-Amzn-Mtls-Clientcert-Subject", subject);
        first.put("X-Amzn-Mtls-Clientcert-Issuer", issuer);
        first.put("X-Amzn-Mtls-Clientcert-Serial-Number", serial);
        first.put("X-Amzn-Mtls-Clientcert-Leaf", escaped);
        second.put("X-Amzn-Mtls-Clientcert", escaped);
        first.put("X-ARR-ClientCert", base64);
        first.put("Client-Cert", ":" + base64 + ":");
    }

    private static String ascii(String name) {
        return name.replaceAll("[^ -~]", "?");
    }
}
