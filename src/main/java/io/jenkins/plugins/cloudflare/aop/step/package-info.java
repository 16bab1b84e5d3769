/**
 * The operations as Pipeline steps. A script's arguments enter, its result leaves; while an operation waits no thread
 * is held, and after a restart of the controller the step goes on.
 */
package io.jenkins.plugins.cloudflare.aop.step;
