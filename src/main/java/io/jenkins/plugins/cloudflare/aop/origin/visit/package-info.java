/**
 * One visit of an origin: address, socket, TLS engine of the JDK, and HTTP/1.1 or HTTP/2. What to ask for and whom to
 * be enters; what was seen leaves as a fact, also when the visit ended early. A visit has a fresh TLS context, reads
 * what the peer sent before it reports a failed write, and sees to its own deadline.
 */
package io.jenkins.plugins.cloudflare.aop.origin.visit;
