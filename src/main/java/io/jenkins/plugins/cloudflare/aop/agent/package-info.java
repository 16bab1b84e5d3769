/** Where a build works, and what is sent there: agents get requests and give facts back, and never judge. */
package io.jenkins.plugins.cloudflare.aop.agent;
