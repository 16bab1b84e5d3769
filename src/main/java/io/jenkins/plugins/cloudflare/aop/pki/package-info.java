/**
 * Certificates and keys. The content of a credential enters; a client certificate that can work, leaves of a private
 * CA and the forged certificates of a proof leave. Uses JCA algorithm names without a provider's name, and of Bouncy
 * Castle only what needs no registered provider, so that it runs with the JDK's providers alone and on a FIPS JVM;
 * nothing here reads a clock or makes its own randomness.
 */
package io.jenkins.plugins.cloudflare.aop.pki;
