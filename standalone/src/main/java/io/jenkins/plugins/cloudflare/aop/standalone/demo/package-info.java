/** The demonstration as a script of the runner: its own step, and the site that the script meets. */
package io.jenkins.plugins.cloudflare.aop.standalone.demo;
