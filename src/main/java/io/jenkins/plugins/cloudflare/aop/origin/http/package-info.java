/** A question in HTTP/1.1 and HTTP/2, over whatever connection, and what is remembered of its answer. */
package io.jenkins.plugins.cloudflare.aop.origin.http;
