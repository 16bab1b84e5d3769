package io.jenkins.plugins.cloudflare.aop.record;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One of the things that an operation did, in order.
 *
 * @param phase in a word or two, such as switch
 * @param at ISO 8601, UTC
 * @param text what happened, in a sentence
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PhaseEntry(String phase, String at, String text) {}
