/**
 * What is known of certificates and hostnames after many builds. Records enter, one build after another; per job its last
 * word on each certificate and hostname leaves, over all jobs a list with the soonest end first, and what needs somebody.
 */
package io.jenkins.plugins.cloudflare.aop.record.state;
