/**
 * The wiring of an operation in a build, and what the build keeps of it. A build enters, the context of its operation
 * leaves; entries of the record enter, and leave for the build page, the archived files and the remote API.
 */
package io.jenkins.plugins.cloudflare.aop.run;
