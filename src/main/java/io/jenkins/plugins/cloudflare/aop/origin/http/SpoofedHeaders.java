package io.jenkins.plugins.cloudflare.aop.origin.http;

import io.jenkins.plugins.cloudflare.aop.origin.Identity;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Headers by which proxies tell applications of a verified client, or of one that has logged in, and those by which origins
 * take somebody for Cloudflare or for a check of their health. What has several usual values comes in
 * several sets. Cloudflare's own are those of its Managed Transform "Add TLS client auth headers".
 */
public final class SpoofedHeaders {
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
    /** Of whoever has logged in elsewhere. */
    private static final List<String> USER = List.of(
            "X-Forwarded-User",
            "X-Remote-User",
            "Remote-User",
            "X-Auth-Request-User",
            "Cf-Access-Authenticated-User-Email");
    /** As Cloudflare's documentation of health checks and of load balancing has them, with ids of no account. */
    private static final String HEALTH_CHECK = "Mozilla/5.0 (compatible; Cloudflare-Healthchecks/1.0; "
            + "+https://www.cloudflare.com/; healthcheck-id: 0123456789abcdef)";

    private static final String POOL_MONITOR = "Mozilla/5.0 (compatible; Cloudflare-Traffic-Manager/1.0; "
            + "+https://www.cloudflare.com/traffic-manager/; pool-id: 0123456789abcdef)";

    private SpoofedHeaders() {}

    /** @param configured whose public certificate is known; null when none is */
    public static List<Map<String, String>> of(Identity configured) {
        Map<String, String> first = set("SUCCESS", "127.0.0.1");
        Map<String, String> second = set("0", "10.0.0.1");
        Map<String, String> third = set("true", "173.245.48.5");
        if (configured != null) {
            try {
                List<Map<String, String>> told =
                        CertificateHeaders.of(configured.certificates()[0]);
                first.putAll(told.get(0));
                second.putAll(told.get(1));
                third.putAll(told.get(2));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("an identity's certificate can be read", e);
            }
        }
        Map<String, String> fourth = new LinkedHashMap<>(dropped(first.keySet()));
        first.put("User-Agent", HEALTH_CHECK);
        second.put("User-Agent", POOL_MONITOR);
        third.put("User-Agent", "ELB-HealthChecker/2.0");
        fourth.put("User-Agent", "GoogleHC/1.0 kube-probe/1.31");
        return List.of(first, second, third, fourth);
    }

    /** Proxies drop what Connection names (RFC 9110, section 7.6.1), and some their own word on who came, too. */
    private static Map<String, String> dropped(Collection<String> names) {
        return Map.of(CONNECTION, CLOSE + String.join(NEXT, names));
    }

    /** The same in two parts; empty when it is one header, or one that is dropped. */
    public static List<Map<String, String>> halves(Map<String, String> headers) {
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
        USER.forEach(name -> headers.put(name, "admin@example.com"));
        boolean word = verified.equals("true");
        headers.put("Cf-Cert-Presented", word ? "true" : "1");
        headers.put("Cf-Cert-Revoked", word ? "false" : "0");
        headers.put("X-Client-Cert-Present", "true");
        return headers;
    }
}
