/**
 * {@code aopOriginConfig}: the CA bundle and a configuration snippet for the origin's server, filled from templates.
 * Nothing is sent anywhere.
 */
package io.jenkins.plugins.cloudflare.aop.operation.originconfig;
