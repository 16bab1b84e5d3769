/**
 * The use cases: upload, enable, verify. Each one looks first at what is there and does only what is missing, and
 * advances until it is done or has to wait; nothing here sleeps or reads a clock by itself. A Pipeline step, a freestyle
 * step and the standalone runner drive the same operations.
 */
package io.jenkins.plugins.cloudflare.aop.operation;
