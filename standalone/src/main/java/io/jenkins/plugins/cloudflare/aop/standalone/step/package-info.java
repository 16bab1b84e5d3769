/**
 * The steps that every Jenkins has, as far as the runner knows them. Arguments of a script enter; files, lines of the
 * log and results leave.
 */
package io.jenkins.plugins.cloudflare.aop.standalone.step;
