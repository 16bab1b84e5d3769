package io.jenkins.plugins.cloudflare.aop.record.file;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.cloudflare.aop.record.state.JobState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What is known of a job as a JSON document, for the controller alone: UTF-8, in one line. */
public final class JobStateJson {
    private static final JsonMapper MAPPER = PrintableJson.MAPPER
            .rebuild()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private JobStateJson() {}

    public static byte[] write(JobState state) {
        try {
            return MAPPER.writeValueAsString(state).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is known of a job could not be written as JSON.", e);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException when it is no such document, or one of another schema
     */
    public static JobState read(byte[] json) {
        JobState state;
        try {
            state = MAPPER.readValue(json, JobState.class);
        } catch (IOException e) {
            throw new IllegalArgumentException("This does not say what is known of a job.", e);
        }
        if (state == null || state.job() == null || state.schemaVersion() != JobState.SCHEMA_VERSION) {
            throw new IllegalArgumentException(
                    "This does not say what is known of a job under schema version " + JobState.SCHEMA_VERSION + ".");
        }
        return state;
    }
}
