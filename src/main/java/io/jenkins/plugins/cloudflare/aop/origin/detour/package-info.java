/** Ways around the front door of one target, a class for each kind, and the controls that go with them. */
package io.jenkins.plugins.cloudflare.aop.origin.detour;
