/** The demonstration: a Cloudflare, an origin, a PKI and a Jenkinsfile in one process. */
package io.jenkins.plugins.cloudflare.aop.standalone.demo;
