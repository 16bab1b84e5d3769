/**
 * A client for TLS 1.0 and 1.1 written by hand (RFC 2246 and RFC 4346), since Java speaks them only when its security
 * settings are changed for the whole JVM. It presents no certificate and verifies none, so nothing but a probe's requests
 * may go over it.
 */
package io.jenkins.plugins.cloudflare.aop.origin.oldtls;
