/** The steps that every Jenkins has, as far as the runner knows them. */
package io.jenkins.plugins.cloudflare.aop.standalone.step;
