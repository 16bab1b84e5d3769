package io.jenkins.plugins.cloudflare.aop.operation.engine;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ApiToken;

/** Opens Cloudflare's API for a token. */
@FunctionalInterface
public interface ApiSource {
    AopApi open(ApiToken token);
}
