/**
 * What a later run must know of a zone, written before it is done. Phases, certificate ids and previous certificates
 * enter and leave as one document a zone, replaced atomically in a file; a key never enters.
 */
package io.jenkins.plugins.cloudflare.aop.operation.journal;
