/**
 * The record as an HTML page for people. A record enters, a page and its style sheet leave, without script, fit for
 * the content security policy with which Jenkins serves artifacts.
 */
package io.jenkins.plugins.cloudflare.aop.record.page;
