/**
 * Text that came from outside (a server, the API, a file, a person), made fit to be shown or compared. Any text
 * enters; what is shown can neither act on a terminal or a page nor hide anything from a reader. It uses the JDK alone and may run on agents.
 */
package io.jenkins.plugins.cloudflare.aop.text;
