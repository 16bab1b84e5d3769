/**
 * {@code aopEnableHostname} and {@code aopDisableHostname}: hostnames are pointed to a certificate, switched off or
 * released, with one request that is written ahead and read back.
 */
package io.jenkins.plugins.cloudflare.aop.operation.associate;
