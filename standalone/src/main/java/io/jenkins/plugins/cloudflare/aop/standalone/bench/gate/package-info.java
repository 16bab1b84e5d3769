/** A whole gate over a network, beside curl with the same visits. Numbers of hostnames and addresses enter, times leave. */
package io.jenkins.plugins.cloudflare.aop.standalone.bench.gate;
