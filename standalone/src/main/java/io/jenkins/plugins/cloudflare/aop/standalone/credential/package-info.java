/**
 * Secrets from files that the command line names. Files enter, credentials by id leave, each recognised by its
 * content.
 */
package io.jenkins.plugins.cloudflare.aop.standalone.credential;
