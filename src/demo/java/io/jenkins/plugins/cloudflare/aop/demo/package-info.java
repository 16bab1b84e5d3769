/**
 * What a demonstration meets: a Cloudflare, an origin behind it and a PKI, made on the spot, in one process. Nothing
 * enters; a running site with its addresses and the contents of credentials leaves. The runner shows it, and so does
 * the Jenkins that {@code mvn hpi:run} starts.
 */
package io.jenkins.plugins.cloudflare.aop.demo;
