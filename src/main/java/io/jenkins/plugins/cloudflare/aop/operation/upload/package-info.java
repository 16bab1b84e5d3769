/**
 * {@code aopUploadCertificate}: a leaf from a credential or a private CA is brought into a zone, or one that is there
 * already is adopted, until it is active.
 */
package io.jenkins.plugins.cloudflare.aop.operation.upload;
