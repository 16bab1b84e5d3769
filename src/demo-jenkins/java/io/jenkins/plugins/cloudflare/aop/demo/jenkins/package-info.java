/**
 * The demonstration in the Jenkins that {@code mvn hpi:run} starts: a plugin beside the plugin, which opens a site,
 * hands its secrets to Configuration as Code and makes the job. It is never part of a release.
 */
package io.jenkins.plugins.cloudflare.aop.demo.jenkins;
