/**
 * Replacing a certificate by its successor: upload, switch, proof, retirement, and rollback when the proof fails. A
 * stage is a class; what stage a rotation is in stands in the journal, so that a later run goes on where one ended.
 */
package io.jenkins.plugins.cloudflare.aop.operation.rotate;
