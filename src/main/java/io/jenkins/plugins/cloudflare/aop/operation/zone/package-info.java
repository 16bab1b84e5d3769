/**
 * A look at a zone: which one it is, what it holds, and what this build and the journal know of that. Hostnames or
 * the name of a zone enter; its certificates and associations leave, and the entries of the record that show them.
 */
package io.jenkins.plugins.cloudflare.aop.operation.zone;
