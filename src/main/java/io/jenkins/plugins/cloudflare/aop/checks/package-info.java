/**
 * What verifications tell the commit that a build is of. The record of a build enters, and a name; a report in Markdown
 * leaves to whoever can publish it. Nothing here needs the plugin that does: see {@code checks.api}.
 */
package io.jenkins.plugins.cloudflare.aop.checks;
