/**
 * A visit in HTTP/3 (RFC 9114, with the static table of QPACK, RFC 9204). What to ask, and whom to ask it as, enters as a
 * {@link io.jenkins.plugins.cloudflare.aop.origin.visit.VisitRequest}; the facts leave as a {@link
 * io.jenkins.plugins.cloudflare.aop.origin.Visit}, also where nothing speaks QUIC.
 */
package io.jenkins.plugins.cloudflare.aop.origin.http3;
