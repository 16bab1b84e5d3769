/**
 * What visits of origins cost, beside what the same visits cost with other programs. Numbers of targets enter,
 * measured times leave.
 */
package io.jenkins.plugins.cloudflare.aop.standalone.bench;
