package io.jenkins.plugins.cloudflare.aop.emulator;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Looks at the credentials of a request. */
final class TokenCheck {
    private static final String BEARER = "Bearer ";

    private final Map<String, TokenRule> rules = new ConcurrentHashMap<>();

    void rule(String token, TokenRule rule) {
        rules.put(token, rule);
    }

    /** @throws Refusal unless the request may go on */
    void check(Call call) throws Refusal {
        String authorization = call.header("Authorization");
        if (authorization == null) {
            if (call.header("X-Auth-Email") != null && call.header("X-Auth-Key") != null) {
                return;
            }
            throw new Refusal(400, 9106, "Missing X-Auth-Key, X-Auth-Email or Authorization headers");
        }
        if (!authorization.startsWith(BEARER)
                || authorization.substring(BEARER.length()).isBlank()) {
            throw new Refusal(400, 6003, "Invalid request headers")
                    .because(6111, "Invalid format for Authorization header");
        }
        TokenRule rule = rules.get(authorization.substring(BEARER.length()).strip());
        if (rule != null) {
            check(rule, call);
        }
    }

    private static void check(TokenRule rule, Call call) throws Refusal {
        String path = call.path();
        boolean settings = path.startsWith("/zones/") && path.contains("/settings/");
        boolean certificates = path.contains("/origin_tls_client_auth");
        switch (rule) {
            case WRONG -> {
                if (path.equals("/user/tokens/verify")) {
                    throw new Refusal(401, 1000, "Invalid API Token");
                }
                throw new Refusal(403, 9109, "Invalid access token");
            }
            case OTHER_ADDRESS -> throw new Refusal(403, 9109, "Cannot use the access token from location: 192.0.2.10");
            case WITHOUT_CERTIFICATES -> refuseIf(certificates, 10000, "Authentication error");
            case WITHOUT_ZONES -> refuseIf(path.matches("/zones(/[0-9a-f]+)?"), 10000, "Authentication error");
            case WITHOUT_DNS -> refuseIf(path.endsWith("/dns_records"), 10000, "Authentication error");
            case WITHOUT_SETTINGS -> refuseIf(settings, 9109, "Unauthorized to access requested resource");
        }
    }

    private static void refuseIf(boolean condition, int code, String message) throws Refusal {
        if (condition) {
            throw new Refusal(403, code, message);
        }
    }
}
