package io.jenkins.plugins.cloudflare.aop.origin;

import java.io.Serializable;

/**
 * The head of an HTTP response.
 *
 * @param server the Server header made fit for one line, empty when there is none
 * @param mark what was recognised in the body, null when nothing was
 */
public record Answer(int status, String server, BodyMark mark) implements Serializable {}
