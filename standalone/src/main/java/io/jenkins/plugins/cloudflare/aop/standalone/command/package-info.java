/**
 * The runner's command line: run, demo, emulator and bench. Arguments enter, an exit status and lines on the console
 * leave.
 */
package io.jenkins.plugins.cloudflare.aop.standalone.command;
