/**
 *
 * QUIC version 1 (RFC 9000, 9001, 9002) for a client that has one question: packets and their protection, frames, what is
 * sent again when it is lost, and one connection that the asking thread drives. An address, a name for SNI and a client
 * certificate enter, and the bytes of a request; the bytes of the answer leave, or a {@link
 * io.jenkins.plugins.cloudflare.aop.origin.network.VisitEndedException} that says how it ended. Nothing of the server is
 * verified, on purpose: it is about whom the server lets in.
 */
package io.jenkins.plugins.cloudflare.aop.origin.quic;
