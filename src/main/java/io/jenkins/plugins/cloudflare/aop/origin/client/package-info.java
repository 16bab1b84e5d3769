/** All that a probe does to a server, by itself and over the network. */
package io.jenkins.plugins.cloudflare.aop.origin.client;
