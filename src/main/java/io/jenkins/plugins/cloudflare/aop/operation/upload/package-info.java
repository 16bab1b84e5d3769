/**
 * Uploading a client certificate, given or issued by a private CA. Credentials enter; the id of a certificate that
 * Cloudflare has deployed leaves, a new one only when no certificate of the zone will do.
 */
package io.jenkins.plugins.cloudflare.aop.operation.upload;
