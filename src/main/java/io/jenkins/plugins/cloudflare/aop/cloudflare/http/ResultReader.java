package io.jenkins.plugins.cloudflare.aop.cloudflare.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.cloudflare.aop.cloudflare.AccountId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Association;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.DnsRecord;
import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.cloudflare.TokenApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Zone;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ZoneId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;

/** Takes the named fields out of results and nothing else: an answer may carry more than one may keep. */
final class ResultReader {
    private ResultReader() {}

    /** @throws IllegalArgumentException when there is no usable id */
    static HostnameCertificate certificate(JsonNode node) {
        return new HostnameCertificate(
                certificateId(node, "id"),
                text(node, "certificate"),
                text(node, "status"),
                instant(node, "expires_on"),
                text(node, "issuer"),
                instant(node, "uploaded_on"));
    }

    /** @throws IllegalArgumentException when there is no hostname, or an id of another form */
    static Association association(JsonNode node) {
        String hostname = text(node, "hostname");
        if (hostname == null) {
            throw new IllegalArgumentException("an association has no hostname");
        }
        JsonNode enabled = node.path("enabled");
        CertificateId certificate = text(node, "cert_id") == null ? null : certificateId(node, "cert_id");
        // A literal null is a void. Without the field, or without the certificate that is presented, nothing is known.
        boolean isUnknown = !enabled.isNull() && (!enabled.isBoolean() || certificate == null);
        return new Association(
                hostname,
                certificate,
                enabled.isBoolean() ? enabled.booleanValue() : null,
                text(node, "status"),
                text(node, "cert_status"),
                instant(node, "updated_at"),
                isUnknown);
    }

    /**
     * An account that is not given or not usable is left out: few operations need it.
     *
     * @throws IllegalArgumentException when there is no usable id or no name
     */
    static Zone zone(JsonNode node) {
        String id = text(node, "id");
        String name = text(node, "name");
        if (id == null || name == null) {
            throw new IllegalArgumentException("a zone has no id or no name");
        }
        return new Zone(
                new ZoneId(id),
                name.toLowerCase(Locale.ROOT),
                text(node, "status"),
                AccountId.parse(text(node.path("account"), "id")).orElse(null));
    }

    /** @throws IllegalArgumentException when there is no status */
    static TokenApi.State tokenState(JsonNode node) {
        return new TokenApi.State(required(node, "status"), instant(node, "expires_on"));
    }

    /** @throws IllegalArgumentException when the field is absent or empty */
    static String required(JsonNode node, String field) {
        String value = text(node, field);
        if (value == null) {
            throw new IllegalArgumentException("there is no " + field);
        }
        return value;
    }

    /** @throws IllegalArgumentException when there is no type, name or content */
    static DnsRecord dnsRecord(JsonNode node) {
        String type = text(node, "type");
        String name = text(node, "name");
        String content = text(node, "content");
        if (type == null || name == null || content == null) {
            throw new IllegalArgumentException("a DNS record has no type, name or content");
        }
        return new DnsRecord(
                type,
                name.toLowerCase(Locale.ROOT),
                content,
                node.path("proxied").asBoolean(false));
    }

    private static CertificateId certificateId(JsonNode node, String field) {
        String id = text(node, field);
        if (id == null) {
            throw new IllegalArgumentException("a certificate has no id");
        }
        return new CertificateId(id);
    }

    /** Null when absent, null or empty. */
    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isTextual() && !value.textValue().isEmpty() ? value.textValue() : null;
    }

    /** Times have no fraction, or one of varying length. */
    private static Instant instant(JsonNode node, String field) {
        String text = text(node, field);
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
