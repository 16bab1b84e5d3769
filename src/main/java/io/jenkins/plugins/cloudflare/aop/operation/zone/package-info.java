/**
 * Questions about a zone that several steps ask: which zone it is, what it holds, what the journal and this build
 * know of it. The API's lists and the journal's document enter, values leave.
 */
package io.jenkins.plugins.cloudflare.aop.operation.zone;
