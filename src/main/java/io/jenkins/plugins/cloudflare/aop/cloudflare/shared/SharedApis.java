package io.jenkins.plugins.cloudflare.aop.cloudflare.shared;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ApiToken;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Lets the operations of a process that use the same token share what they read while they wait. */
public final class SharedApis {
    private static final Duration FORGOTTEN = Duration.ofHours(1);

    private final Map<String, SharedAnswers> answers = new ConcurrentHashMap<>();
    private final InstantSource clock;

    public SharedApis(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * An API for one operation.
     *
     * @param api whose every call goes to the base URL with the token
     */
    public AopApi share(AopApi api, String baseUrl, ApiToken token) {
        answers.values().removeIf(one -> one.isUnusedSince(clock.instant().minus(FORGOTTEN)));
        SharedAnswers common = answers.computeIfAbsent(key(baseUrl, token), any -> new SharedAnswers(clock));
        common.used();
        return new SharedAopApi(api, common, clock);
    }

    /** Does not tell the token. */
    private static String key(String baseUrl, ApiToken token) {
        try {
            byte[] text = (baseUrl + "\n" + token.authorization()).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
