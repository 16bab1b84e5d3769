/**
 * The plugin's steps in the runner. A script's arguments become specs, the operations are driven to their end, and
 * their results go back to the script.
 */
package io.jenkins.plugins.cloudflare.aop.standalone.plugin;
