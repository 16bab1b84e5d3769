/**
 * {@code aopStatus}: the three levels, certificates, associations and drift of a zone, looked at and never changed.
 */
package io.jenkins.plugins.cloudflare.aop.operation.status;
