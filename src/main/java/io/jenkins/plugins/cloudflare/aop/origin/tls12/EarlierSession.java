package io.jenkins.plugins.cloudflare.aop.origin.tls12;

/**
 * A session that a server keeps under an id, to be resumed.
 *
 * @param id as the server gave it, never empty
 */
public record EarlierSession(byte[] id, byte[] master) {}
