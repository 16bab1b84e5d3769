/**
 * Where a build works, and what is sent there. Requests and files go to the node of the build, facts come back; an
 * agent never judges, and no CA key goes there.
 */
package io.jenkins.plugins.cloudflare.aop.agent;
