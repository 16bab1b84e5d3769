/**
 * The API over HTTP and JSON. A call enters with its token, a value or an exception with one clear sentence leaves;
 * answers that make no sense are refused, not guessed at. Nothing here sleeps or repeats a call.
 */
package io.jenkins.plugins.cloudflare.aop.cloudflare.http;
