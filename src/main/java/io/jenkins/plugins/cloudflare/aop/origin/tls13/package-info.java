/**
 * A TLS 1.3 client written by hand, for the one thing that the JDK's does not do: resume a session under another name
 * than it was opened with. A way to the server and a ticket enter, a connection for HTTP leaves. It presents no
 * certificate and verifies none, so nothing but a probe's requests may go over it.
 */
package io.jenkins.plugins.cloudflare.aop.origin.tls13;
