/** Elliptic curves in native code for the runner's own JVM. Nothing enters, what is in use leaves as a line. */
package io.jenkins.plugins.cloudflare.aop.standalone.curves;
