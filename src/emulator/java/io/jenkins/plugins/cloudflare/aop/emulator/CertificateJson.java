package io.jenkins.plugins.cloudflare.aop.emulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import javax.security.auth.x500.X500Principal;

/** A certificate as the API shows it. The private key is not there. */
final class CertificateJson {
    private CertificateJson() {}

    static ObjectNode of(StoredCertificate certificate, Instant now) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", certificate.id());
        addLeaf(json, certificate.leaf());
        json.put("status", certificate.status(now));
        json.put("uploaded_on", Timestamps.micros(certificate.uploadedOn()));
        return json;
    }

    /** The fields that describe the certificate itself. */
    static void addLeaf(ObjectNode json, X509Certificate leaf) {
        json.put("certificate", pem(leaf));
        json.put("expires_on", Timestamps.seconds(leaf.getNotAfter().toInstant()));
        json.put("issuer", leaf.getIssuerX500Principal().getName(X500Principal.RFC2253));
        json.put("serial_number", leaf.getSerialNumber().toString());
        json.put("signature", signature(leaf.getSigAlgName()));
    }

    /** Ends with a line end whatever was sent. */
    static String pem(X509Certificate certificate) {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                            .encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a parsed certificate has no encoding", e);
        }
    }

    /** The name that Go gives the algorithm, which is what the API shows. */
    private static String signature(String javaName) {
        int with = javaName.indexOf("with");
        if (with < 0) {
            return javaName;
        }
        String digest = javaName.substring(0, with);
        String algorithm = javaName.substring(with + 4);
        return algorithm.equals("ECDSA") ? "ECDSA-" + digest : digest + "-" + algorithm;
    }
}
