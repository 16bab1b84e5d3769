/**
 * What the runner's rooms share: the exception for a command line that cannot mean anything. Arguments enter at the
 * room {@code command}, which puts the others together.
 */
package io.jenkins.plugins.cloudflare.aop.standalone;
