/** What a build keeps and shows of its operations, and the wiring of an operation in a build. */
package io.jenkins.plugins.cloudflare.aop.run;
