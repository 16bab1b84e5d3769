package io.jenkins.plugins.cloudflare.aop.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** An association as the API shows it: short in a list, with its certificate elsewhere. */
final class AssociationJson {
    private AssociationJson() {}

    static ObjectNode row(StoredAssociation association) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("hostname", association.hostname());
        json.put("cert_id", association.certificateId());
        json.put("enabled", association.enabled());
        json.put("status", association.status());
        json.put("created_at", Timestamps.micros(association.createdAt()));
        json.put("updated_at", Timestamps.micros(association.updatedAt()));
        return json;
    }

    /** @param certificate null when it is gone */
    static ObjectNode full(StoredAssociation association, StoredCertificate certificate, Instant now) {
        ObjectNode json = row(association);
        if (certificate != null) {
            json.put("cert_status", certificate.status(now));
            json.put("cert_uploaded_on", Timestamps.micros(certificate.uploadedOn()));
            json.put("cert_updated_at", Timestamps.micros(certificate.updatedOn()));
            CertificateJson.addLeaf(json, certificate.leaf());
        }
        return json;
    }

    /** In the answer to the change itself a void shows at once, although reads show it later. */
    static ObjectNode changed(
            JsonNode request, StoredAssociation association, StoredCertificate certificate, Instant now) {
        ObjectNode json = full(association, certificate, now);
        json.set("cert_id", request.path("cert_id"));
        json.set("enabled", request.path("enabled"));
        return json;
    }
}
