/**
 * The proof that an origin refuses everybody but Cloudflare. This package holds the facts, which know no behaviour but
 * comparison and travel to agents and back. The rooms do the work: {@code visit} makes a visit, {@code tls13} speaks the
 * TLS that the JDK does not, {@code probe} makes the rounds of visits over many targets, and {@code judge}, which is pure,
 * says what the facts mean.
 *
 * <p>The visits run where the origin can be reached, which may be a Jenkins agent: this package uses the JDK alone, what
 * goes there and comes back is Serializable, and nothing here logs.
 */
package io.jenkins.plugins.cloudflare.aop.origin;
