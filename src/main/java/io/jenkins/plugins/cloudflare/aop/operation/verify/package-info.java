/**
 * The proof that origins serve your certificate and refuse every other visitor. Hostnames, origins and a certificate
 * enter; verdicts and findings leave, with the decision whether the build may go on.
 */
package io.jenkins.plugins.cloudflare.aop.operation.verify;
