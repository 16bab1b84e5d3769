/** What visits of origins cost, beside what the same visits cost with other programs. */
package io.jenkins.plugins.cloudflare.aop.standalone.bench;
