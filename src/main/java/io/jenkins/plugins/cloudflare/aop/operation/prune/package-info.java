/**
 * {@code aopPruneCertificates}: certificates that expired or were unused for long enough are deleted, unless anything
 * refers to them.
 */
package io.jenkins.plugins.cloudflare.aop.operation.prune;
