/**
 * The record as files below aop/: JSON, JUnit XML and the page. A record enters, bytes by path leave; JSON of earlier
 * versions can be read back.
 */
package io.jenkins.plugins.cloudflare.aop.record.file;
