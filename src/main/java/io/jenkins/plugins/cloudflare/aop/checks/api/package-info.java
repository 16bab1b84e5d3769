/** The only classes that need the checks-api plugin. Jenkins loads them where it is there; nothing else names them. */
package io.jenkins.plugins.cloudflare.aop.checks.api;
