/**
 * How any operation runs: its advances, its patience, its rollback, its entry in the record; and the ports to
 * everything outside (API, credentials, prober, workspace, clock). An operation and its context enter, a result or an
 * {@code OperationException} leaves.
 */
package io.jenkins.plugins.cloudflare.aop.operation.engine;
