package io.jenkins.plugins.cloudflare.aop.origin.search;

import io.jenkins.plugins.cloudflare.aop.origin.Target;
import java.io.Serializable;

/**
 * Whether anything speaks QUIC at a target.
 *
 * @param silent whether nothing answered on its UDP port for as long as a visit waits
 */
public record Http3Knock(Target target, boolean silent) implements Serializable {}
