/**
 * What a later run must know of a zone, written ahead of every change: one document a zone, in files that are
 * replaced atomically.
 */
package io.jenkins.plugins.cloudflare.aop.operation.journal;
