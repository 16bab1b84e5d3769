package io.jenkins.plugins.cloudflare.aop.cloudflare.http;

import io.jenkins.plugins.cloudflare.aop.cloudflare.ApiAction;

/**
 * What a call is for.
 *
 * @param phrase continues "cannot ...", for messages; names the thing
 */
record CallPurpose(ApiAction action, String phrase) {}
