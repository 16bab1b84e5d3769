/**
 * What a person typed becomes a checked value. A text enters, a value or one sentence that says what is wrong leaves.
 */
package io.jenkins.plugins.cloudflare.aop.operation.parameter;
