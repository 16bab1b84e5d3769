/**
 * What a person typed becomes a checked value. The texts of a step enter through the getter-only interfaces that
 * several steps share; values leave, or one sentence that names the parameter, what is wrong with it and what to do.
 */
package io.jenkins.plugins.cloudflare.aop.operation.parameter;
