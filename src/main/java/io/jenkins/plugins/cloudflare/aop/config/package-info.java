/** What a person can configure: the global configuration, and the forms that a step and its build step share. */
package io.jenkins.plugins.cloudflare.aop.config;
