/** What a build did, as data, as JSON, as JUnit XML and as a page for people. Never a key, a token or a raw answer. */
package io.jenkins.plugins.cloudflare.aop.record;
