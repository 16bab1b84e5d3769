/** Credentials of Jenkins: found for a build, and offered in forms to those who may see them. */
package io.jenkins.plugins.cloudflare.aop.credentials;
