/**
 * The record as lines of a console. Entries enter, aligned rows in plain text leave.
 */
package io.jenkins.plugins.cloudflare.aop.record.text;
