/** Secrets from files that the command line names. */
package io.jenkins.plugins.cloudflare.aop.standalone.credential;
