/**
 * The facts about an origin: what visitors with and without a certificate saw there. Facts enter from the rooms that
 * visit ({@code visit}, {@code tls13}, {@code probe}) and leave for the room that judges them ({@code judge}, which is
 * pure); nothing here does more than compare. All of it is Serializable, uses the JDK alone and logs nothing, since
 * visits run where the origin can be reached, which may be a Jenkins agent.
 */
package io.jenkins.plugins.cloudflare.aop.origin;
