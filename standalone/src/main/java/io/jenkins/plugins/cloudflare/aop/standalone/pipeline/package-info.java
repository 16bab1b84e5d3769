/**
 * Runs a scripted Jenkinsfile without Jenkins: the script engine, a build, and what its steps have in common. A
 * script and its steps enter; lines of a log and the result of the build leave.
 */
package io.jenkins.plugins.cloudflare.aop.standalone.pipeline;
