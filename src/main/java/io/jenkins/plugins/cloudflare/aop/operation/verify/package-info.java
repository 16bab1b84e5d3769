/**
 * {@code aopVerifyOrigin}: origins are visited with and without certificates, pass after pass, and the verdicts are
 * held against what was expected. Parameters enter as values, so that a rotation can ask for a proof of its own; a
 * result and the verdicts for the record leave.
 */
package io.jenkins.plugins.cloudflare.aop.operation.verify;
