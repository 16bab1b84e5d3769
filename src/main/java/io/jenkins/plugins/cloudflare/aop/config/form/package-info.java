/**
 * The field checks and choices that a step and its build step share. What was typed into a field enters, with who is
 * looking at the form; a sentence, or the choices, leave, in the words that the run itself would use.
 */
package io.jenkins.plugins.cloudflare.aop.config.form;
