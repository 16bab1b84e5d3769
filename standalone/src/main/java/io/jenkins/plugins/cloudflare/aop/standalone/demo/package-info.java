/**
 * The demonstration: a Cloudflare, an origin, a PKI and a Jenkinsfile in one process. Nothing enters; a running world
 * with its addresses and credential files leaves.
 */
package io.jenkins.plugins.cloudflare.aop.standalone.demo;
