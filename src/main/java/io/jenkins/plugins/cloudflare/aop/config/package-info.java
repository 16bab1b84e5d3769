/**
 * The global configuration: the API token of operations that name none, and where visits from the controller may go.
 * An administrator's form or configuration as code enters; everything else only reads it.
 */
package io.jenkins.plugins.cloudflare.aop.config;
