package io.jenkins.plugins.cloudflare.aop.record;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What the visits to a front door can have shown where several back ends take turns.
 *
 * @param visits how many were made without the right certificate
 * @param served how many of these were served
 * @param oneOpenIn one open back end in so many, or fewer, would have been found with 95 %; null for no visits
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PowerEntry(int visits, int served, Integer oneOpenIn) {}
