/**
 * One request through Cloudflare's edge to a hostname itself. A hostname and a path enter; what the edge answered
 * leaves, read as a page of the origin, as a refusal by the origin, or as Cloudflare's own answer.
 */
package io.jenkins.plugins.cloudflare.aop.cloudflare.edge;
