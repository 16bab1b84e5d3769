/** The plugin's steps: parameters of a script become specs, and the operations are driven to their end. */
package io.jenkins.plugins.cloudflare.aop.standalone.plugin;
