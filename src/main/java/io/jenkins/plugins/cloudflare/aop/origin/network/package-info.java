/** The way to an address: names resolved within what a policy allows, and a connection that keeps to a deadline. */
package io.jenkins.plugins.cloudflare.aop.origin.network;
