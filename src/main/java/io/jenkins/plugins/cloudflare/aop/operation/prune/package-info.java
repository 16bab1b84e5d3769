/**
 * Deleting certificates that nothing refers to. A zone and a policy enter; what was deleted and what was kept leave,
 * each with its reason. A dry run unless it is told otherwise.
 */
package io.jenkins.plugins.cloudflare.aop.operation.prune;
