/**
 * Configuration for an origin's server. A server, a phase and a certificate enter; the bundle of CAs to trust and a
 * snippet in that server's language leave for the workspace, from the templates beside this package.
 */
package io.jenkins.plugins.cloudflare.aop.operation.originconfig;
