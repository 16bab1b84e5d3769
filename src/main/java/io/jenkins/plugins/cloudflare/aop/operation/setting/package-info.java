/**
 * {@code aopEnableGlobally} and {@code aopExpirationAlert}: two settings that are read, and changed only where they
 * are not as asked for.
 */
package io.jenkins.plugins.cloudflare.aop.operation.setting;
