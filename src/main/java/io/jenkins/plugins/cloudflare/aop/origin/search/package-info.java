/** What is known of a target, and where around it to look: all that a search for detours is told. */
package io.jenkins.plugins.cloudflare.aop.origin.search;
