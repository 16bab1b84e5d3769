/**
 * What builds know of hostnames, as gauges of the metrics plugin, the only classes that need it. Jenkins loads them where
 * it is there; nothing else names them. The overview enters, gauges in the registry of Jenkins leave.
 */
package io.jenkins.plugins.cloudflare.aop.metrics;
