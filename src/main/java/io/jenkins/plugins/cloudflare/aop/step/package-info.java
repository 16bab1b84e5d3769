/** The operations as Pipeline steps: asynchronous, and going on after a restart of the controller. */
package io.jenkins.plugins.cloudflare.aop.step;
