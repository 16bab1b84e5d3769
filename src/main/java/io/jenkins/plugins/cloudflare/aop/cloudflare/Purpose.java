package io.jenkins.plugins.cloudflare.aop.cloudflare;

/**
 * What a call is for.
 *
 * @param phrase continues "cannot ...", for messages; names the thing
 */
record Purpose(Deed deed, String phrase) {}
