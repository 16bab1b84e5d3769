/**
 * Credentials of Jenkins. An id enters from a build or a form; the content of the credential leaves for the operation
 * that asked, and names of credentials for a form whose reader may see them.
 */
package io.jenkins.plugins.cloudflare.aop.credentials;
