package io.jenkins.plugins.cloudflare.aop.cloudflare.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ApiAction;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Association;
import io.jenkins.plugins.cloudflare.aop.cloudflare.AssociationChange;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.DnsName;
import io.jenkins.plugins.cloudflare.aop.cloudflare.WriteResult;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ZoneId;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;

/** Calls about the associations of hostnames with certificates. */
final class AssociationCalls {
    private static final int PER_PAGE = 1000;

    private final ApiCalls calls;
    private final ZoneCalls zones;

    AssociationCalls(ApiCalls calls, ZoneCalls zones) {
        this.calls = calls;
        this.zones = zones;
    }

    List<Association> all(ZoneId zone) throws CloudflareException {
        CallPurpose purpose = new CallPurpose(ApiAction.READ_ASSOCIATIONS, "list the associations of zone " + zone);
        // Without status=all the API hides every association that is not active yet.
        HttpUrl url = hostnamesUrl(zone)
                .addQueryParameter("status", "all")
                .addQueryParameter("per_page", Integer.toString(PER_PAGE))
                .build();
        return Pages.read(calls, purpose, url, PER_PAGE, ResultReader::association);
    }

    Optional<Association> one(ZoneId zone, String hostname) throws CloudflareException {
        DnsName name = new DnsName(hostname);
        CallPurpose purpose =
                new CallPurpose(ApiAction.READ_ASSOCIATIONS, "read the association of " + name + " in zone " + zone);
        try {
            ApiAnswer answer = calls.get(
                    purpose, hostnamesUrl(zone).addPathSegment(name.value()).build());
            Association association = answer.one(ResultReader::association);
            return association.isVoid() ? Optional.empty() : Optional.of(association);
        } catch (CloudflareException.NotFound e) {
            return e.orEmptyFor(1553);
        }
    }

    WriteResult<List<Association>> change(ZoneId zone, List<AssociationChange> changes) throws CloudflareException {
        CallPurpose purpose = new CallPurpose(
                ApiAction.ASSOCIATE, "change the association of " + named(changes) + " in zone " + zone);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode config = body.putArray("config");
        for (AssociationChange change : changes) {
            // put() writes a literal null, which is what removes an association.
            config.addObject()
                    .put("hostname", new DnsName(change.hostname()).value())
                    .put("cert_id", change.certificateId().value())
                    .put("enabled", change.enabled());
        }
        try {
            ApiAnswer answer = calls.put(purpose, hostnamesUrl(zone).build(), body);
            return new WriteResult<>(answer.all(ResultReader::association), answer.ray());
        } catch (CloudflareException.Rejected e) {
            throw e.code() == 1415 ? new ZoneLevelMixUp(zones, zone).explain(e, changes) : e;
        }
    }

    private HttpUrl.Builder hostnamesUrl(ZoneId zone) {
        return calls.url("zones", zone.value(), ZoneCalls.FAMILY, "hostnames");
    }

    private static String named(List<AssociationChange> changes) {
        String first = changes.isEmpty() ? "no hostname" : changes.get(0).hostname();
        return changes.size() < 2 ? first : first + " and " + (changes.size() - 1) + " more";
    }
}
