/** The runner's command line. */
package io.jenkins.plugins.cloudflare.aop.standalone;
