/**
 * Certificates and keys: reads what a credential holds, judges whether a client certificate can work, issues leaves from
 * a private CA and makes the impostors of a proof. Uses JCA algorithm names without a provider's name, and of Bouncy
 * Castle only ASN.1 and the certificate builder, so that it runs with the JDK's providers alone and on a FIPS JVM.
 * Nothing here reads a clock or makes its own randomness.
 */
package io.jenkins.plugins.cloudflare.aop.pki;
