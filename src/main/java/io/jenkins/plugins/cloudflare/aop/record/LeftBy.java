package io.jenkins.plugins.cloudflare.aop.record;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * Who left something as it is to be.
 *
 * @param build the build, such as job#7
 * @param at when, ISO 8601
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record LeftBy(String build, String at) {
    /** The job of the build; null when not known. */
    public String job() {
        int number = build == null ? -1 : build.lastIndexOf('#');
        return number < 0 ? build : build.substring(0, number);
    }
}
