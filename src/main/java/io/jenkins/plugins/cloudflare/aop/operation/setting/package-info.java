/**
 * Settings beside the hostnames: the zone's own switch and the alert before a certificate expires. The wanted state
 * enters, what it was and what it is leave; nothing is written when both are the same.
 */
package io.jenkins.plugins.cloudflare.aop.operation.setting;
