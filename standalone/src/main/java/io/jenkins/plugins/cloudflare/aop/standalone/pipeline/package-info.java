/** Runs a scripted Jenkinsfile without Jenkins: the script engine, a build, and what its steps have in common. */
package io.jenkins.plugins.cloudflare.aop.standalone.pipeline;
