/**
 * Verdicts and advice from facts, without any input or output. Visits of an origin enter; a verdict leaves for each
 * TLS version, for each detour and for the whole, with its reason in one sentence and what to change, in the words of
 * the server that was recognised. The same facts give the same verdict, on whatever machine.
 */
package io.jenkins.plugins.cloudflare.aop.origin.judge;
