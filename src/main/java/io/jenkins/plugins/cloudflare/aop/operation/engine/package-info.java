/**
 * How any operation runs: look, do what is missing, wait, until it is done or its time is over. A spec and a context
 * enter, a result and an entry of the record leave. The context holds the ports to all that is outside: API,
 * credentials, probe, workspace, clock, randomness; nothing here sleeps or reads a clock by itself.
 */
package io.jenkins.plugins.cloudflare.aop.operation.engine;
