/**
 * Certificates and keys: reads what a credential holds, judges whether a client certificate can work, issues leaves from
 * a private CA and makes the forged certificates of a proof. Files and key stores enter, certificates with their keys
 * leave. Uses JCA algorithm names without a provider's name, so that it runs with the JDK's providers and on a FIPS JVM;
 * Bouncy Castle reads and writes ASN.1, and an instance of its provider decrypts keys. Nothing here reads a clock or
 * makes its own randomness.
 */
package io.jenkins.plugins.cloudflare.aop.pki;
