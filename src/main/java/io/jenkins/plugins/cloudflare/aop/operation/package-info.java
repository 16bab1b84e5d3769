/**
 * The use cases behind the steps, a room each. Every one looks first at what is there, does only what is missing, and
 * advances until it is done or has to wait; nothing here sleeps or reads a clock by itself. A Pipeline step, a
 * freestyle step and the standalone runner drive the same operations. Begin with the class of the step: {@code
 * UploadCertificate.run}, {@code RotateCertificate.run} and so on.
 */
package io.jenkins.plugins.cloudflare.aop.operation;
