/**
 * An emulator of what this project uses of Cloudflare: the API, and an edge that fetches pages from an origin with
 * the client certificate that is associated with the hostname. Requests on loopback enter, answers as they were
 * observed or documented leave; where nothing is known it refuses with a code from 990000 on and a message that
 * begins with "emulator:".
 */
package io.jenkins.plugins.cloudflare.aop.emulator;
