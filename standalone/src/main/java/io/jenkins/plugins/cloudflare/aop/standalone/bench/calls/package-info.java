/** The calls to Cloudflare of uploads and enablings beside those of a script with the SDK. */
package io.jenkins.plugins.cloudflare.aop.standalone.bench.calls;
