package io.jenkins.plugins.cloudflare.aop.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** The check of a token, and notification policies. */
final class AccountEndpoints {
    private static final String POLICIES = "/accounts/{account}/alerting/v3/policies";

    private final List<ObjectNode> policies = new ArrayList<>();

    void register(Routes routes) {
        routes.add("GET", "/user/tokens/verify", (call, at) -> verified());
        routes.add("GET", "/accounts/{account}/tokens/verify", (call, at) -> verified());
        routes.add("GET", POLICIES, (call, at) -> {
            var result = JsonNodeFactory.instance.arrayNode();
            policies.forEach(result::add);
            return Reply.of(200, result);
        });
        routes.add("POST", POLICIES, (call, at) -> create(call));
    }

    private static Reply verified() {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.put("id", Ids.next()).put("status", "active");
        return Reply.of(200, result).withMessage(10000, "This API Token is valid and active");
    }

    /** The answer has the id only, as documented. */
    private Reply create(Call call) throws Refusal {
        JsonNode body = call.json();
        if (!(body instanceof ObjectNode asked) || !body.hasNonNull("name")) {
            throw Refusal.ofTheEmulator(EmulatorErrorCodes.BAD_REQUEST, "a policy needs a name");
        }
        if (!body.path("alert_type").asText("").endsWith("_type")) {
            throw new Refusal(400, 17004, "Invalid alert type");
        }
        if (body.path("mechanisms").isEmpty()) {
            throw new Refusal(400, 17102, "At least one mechanism is required");
        }
        ObjectNode policy = asked.deepCopy();
        policy.put("id", Ids.next());
        policies.add(policy);
        return Reply.of(
                200,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("id", policy.path("id").asText()));
    }
}
