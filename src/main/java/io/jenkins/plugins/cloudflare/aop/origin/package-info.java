/**
 * The facts about an origin: what visitors with and without a certificate saw there. Facts enter from the rooms that
 * visit (visit, tls13, probe) and leave for the room that judges them (judge); nothing here does more than compare.
 * All of it is Serializable and knows the JDK alone, since it travels to agents and back.
 */
package io.jenkins.plugins.cloudflare.aop.origin;
