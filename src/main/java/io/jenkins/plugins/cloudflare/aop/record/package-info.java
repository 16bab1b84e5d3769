/**
 * What a build did, as data. Operations put entries in; the page, the console, the files and the build page read
 * them. Never a key, a token or a raw answer.
 */
package io.jenkins.plugins.cloudflare.aop.record;
