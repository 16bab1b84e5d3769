package io.jenkins.plugins.cloudflare.aop.origin.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The headers in which proxies hand a client's certificate on to applications, as the documentation of each has them, with
 * the values of a public certificate. A secret is in none.
 */
public final class CertificateHeaders {
    private static final Pattern COMMON_NAME = Pattern.compile("(?:^|,)CN=((?:[^,\\\\]|\\\\.)*)");

    private final X509Certificate leaf;
    private final String base64;
    private final String escaped;
    private final String subject;
    private final String issuer;
    private final String serial;
    private final String hash;

    private CertificateHeaders(X509Certificate leaf) throws GeneralSecurityException {
        this.leaf = leaf;
        base64 = Base64.getEncoder().encodeToString(leaf.getEncoded());
        String pem = "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(leaf.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
        escaped = escaped(pem);
        subject = ascii(leaf.getSubjectX500Principal().getName());
        issuer = ascii(leaf.getIssuerX500Principal().getName());
        serial = leaf.getSerialNumber().toString(16).toUpperCase(Locale.ROOT);
        hash = digest("SHA-256");
    }

    /** Three sets, as some headers have several usual values, and servers a limit on what they take at once. */
    public static List<Map<String, String>> of(X509Certificate leaf) throws GeneralSecurityException {
        CertificateHeaders headers = new CertificateHeaders(leaf);
        return List.of(headers.first(), headers.second(), headers.third());
    }

    private Map<String, String> first() throws GeneralSecurityException {
        Map<String, String> headers = usual("X-SSL-Client-", escaped);
        headers.putAll(cloudflare());
        headers.put("X-SSL", "1");
        headers.put("X-SSL-Issuer", issuer);
        headers.put("SSL-Client-S-DN", subject);
        headers.put("X-Client-S-DN", subject);
        headers.put(
                "X-Forwarded-Client-Cert",
                "Hash=" + hash + ";Cert=\"" + escaped + "\";Subject=\"" + subject.replace("\"", "") + "\"");
        headers.put("X-Forwarded-Tls-Client-Cert", base64);
        headers.put(
                "X-Forwarded-Tls-Client-Cert-Info", escaped("Subject=\"" + subject + "\";Issuer=\"" + issuer + "\""));
        headers.put("X-Amzn-Mtls-Clientcert-Subject", subject);
        headers.put("X-Amzn-Mtls-Clientcert-Issuer", issuer);
        headers.put("X-Amzn-Mtls-Clientcert-Serial-Number", serial);
        headers.put("X-Amzn-Mtls-Clientcert-Leaf", escaped);
        headers.put("X-ARR-ClientCert", base64);
        // RFC 9440.
        headers.put("Client-Cert", ":" + base64 + ":");
        return headers;
    }

    private Map<String, String> second() throws GeneralSecurityException {
        Map<String, String> headers = usual("SSL-Client-", escaped);
        // As OpenSSL wrote names before there was RFC 2253.
        String slashes = "/" + subject.replaceAll("(?<!\\\\),", "/");
        for (String prefix : List.of("X-SSL-Client-", "SSL-Client-", "X-Client-")) {
            headers.put(prefix + "S-DN", slashes);
        }
        headers.put("X-SSL-Client-Cert", base64);
        headers.put("SSL_CLIENT_CERT", escaped);
        headers.put("SSL_CLIENT_S_DN", subject);
        headers.put("X-Amzn-Mtls-Clientcert", escaped);
        return headers;
    }

    private Map<String, String> third() throws GeneralSecurityException {
        Map<String, String> headers = usual("X-Client-", base64);
        headers.putAll(cloudflare());
        headers.put("X-Client-Cert-Subject-DN", subject);
        headers.put("X-Client-Cert-Issuer-DN", issuer);
        headers.put("X-Client-Cert-Serial-Number", serial);
        headers.put("X-Client-Cert-Leaf", ":" + base64 + ":");
        return headers;
    }

    /** What the examples of HAProxy, nginx, Apache httpd and ingress-nginx have in common, but for how they begin. */
    private Map<String, String> usual(String prefix, String certificate) throws GeneralSecurityException {
        Map<String, String> headers = new LinkedHashMap<>();
        Matcher name = COMMON_NAME.matcher(subject);
        headers.put(prefix + "CN", name.find() ? name.group(1) : subject);
        List.of("S-DN", "DN", "Subject", "Subject-DN").forEach(field -> headers.put(prefix + field, subject));
        List.of("I-DN", "Issuer", "Issuer-DN").forEach(field -> headers.put(prefix + field, issuer));
        headers.put(prefix + "Serial", serial);
        String fingerprint = digest("SHA-1");
        List.of("SHA1", "Fingerprint").forEach(field -> headers.put(prefix + field, fingerprint));
        headers.put(prefix + "SHA256", hash);
        List.of("Cert", "Certificate").forEach(field -> headers.put(prefix + field, certificate));
        return headers;
    }

    /** Those of the Managed Transform "Add TLS client auth headers". */
    private Map<String, String> cloudflare() {
        return Map.of(
                "Cf-Cert-Subject-DN", subject,
                "Cf-Cert-Issuer-DN", issuer,
                "Cf-Cert-Serial", serial,
                "Cf-Cert-Fingerprint-SHA256", hash);
    }

    private String digest(String algorithm) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(leaf.getEncoded()));
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.US_ASCII).replace("+", "%20");
    }

    private static String ascii(String name) {
        return name.replaceAll("[^ -~]", "?");
    }
}
