/**
 * Client of Cloudflare's API for per-hostname Authenticated Origin Pulls: hostname certificates, associations, zones.
 * Knows HTTP and JSON, and neither certificates' contents nor Jenkins. Nothing here sleeps or repeats a call.
 */
package io.jenkins.plugins.cloudflare.aop.cloudflare;
