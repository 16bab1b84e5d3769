/**
 * Enabling and disabling hostnames, and the write below both. Hostnames and a certificate enter; one request leaves
 * for those that differ, and for each hostname what the list showed afterwards.
 */
package io.jenkins.plugins.cloudflare.aop.operation.associate;
