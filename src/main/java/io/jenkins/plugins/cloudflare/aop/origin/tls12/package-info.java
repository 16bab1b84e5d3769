/**
 * A client for TLS 1.0 to 1.2 written by hand (RFC 2246, RFC 4346, RFC 5246). Java speaks the older two only when its
 * security settings are changed for the whole JVM, and no version without saying that it takes tickets, so that it never
 * sees whether a server keeps sessions by their id. It presents no certificate and verifies none, so nothing but a
 * probe's requests may go over it.
 */
package io.jenkins.plugins.cloudflare.aop.origin.tls12;
