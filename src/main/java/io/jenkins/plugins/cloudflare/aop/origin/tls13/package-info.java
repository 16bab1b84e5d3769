/**
 * TLS 1.3 written by hand, for what the JDK's does not do: resume a session under another name than it was opened with
 * ({@link io.jenkins.plugins.cloudflare.aop.origin.tls13.Tls13Connection}), and shake hands over another carrier than TCP
 * ({@link io.jenkins.plugins.cloudflare.aop.origin.tls13.ClientHandshake}, which QUIC carries). A way to the server and a
 * ticket or a client certificate enter; a connection for HTTP, or the secrets of one, leave. No server is verified, so
 * nothing but a probe's requests may go over it.
 */
package io.jenkins.plugins.cloudflare.aop.origin.tls13;
