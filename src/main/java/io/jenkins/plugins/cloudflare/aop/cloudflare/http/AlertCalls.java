package io.jenkins.plugins.cloudflare.aop.cloudflare.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.cloudflare.aop.cloudflare.AccountId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.AlertPolicy;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ApiAction;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.WriteResult;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;

/** Notification policies, which belong to an account. */
final class AlertCalls {
    private final ApiCalls calls;

    AlertCalls(ApiCalls calls) {
        this.calls = calls;
    }

    List<AlertPolicy> policies(AccountId account) throws CloudflareException {
        CallPurpose purpose =
                new CallPurpose(ApiAction.READ_ALERTS, "list the notification policies of account " + account);
        return calls.get(purpose, url(account)).all(AlertCalls::policy);
    }

    WriteResult<String> create(AccountId account, AlertPolicy policy) throws CloudflareException {
        CallPurpose purpose =
                new CallPurpose(ApiAction.CREATE_ALERT, "create a notification policy in account " + account);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("name", policy.name()).put("alert_type", policy.alertType()).put("enabled", policy.enabled());
        ObjectNode mechanisms = body.putObject("mechanisms");
        add(mechanisms, "email", policy.emails());
        add(mechanisms, "webhooks", policy.webhooks());
        ApiAnswer answer = calls.post(purpose, url(account), body);
        return new WriteResult<>(answer.one(node -> ResultReader.required(node, "id")), answer.ray());
    }

    private HttpUrl url(AccountId account) {
        return calls.url("accounts", account.value(), "alerting", "v3", "policies")
                .build();
    }

    private static void add(ObjectNode mechanisms, String kind, List<String> ids) {
        if (!ids.isEmpty()) {
            ids.forEach(id -> mechanisms.withArray(kind).addObject().put("id", id));
        }
    }

    private static AlertPolicy policy(JsonNode node) {
        return new AlertPolicy(
                ResultReader.required(node, "id"),
                node.path("name").asText(""),
                node.path("alert_type").asText(""),
                node.path("enabled").asBoolean(),
                ids(node, "email"),
                ids(node, "webhooks"));
    }

    private static List<String> ids(JsonNode policy, String kind) {
        List<String> ids = new ArrayList<>();
        policy.path("mechanisms")
                .path(kind)
                .forEach(item -> ids.add(item.path("id").asText("")));
        return ids;
    }
}
