package io.jenkins.plugins.cloudflare.aop.record.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.cloudflare.aop.record.BuildRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The record of a build as a JSON document, for other programs: UTF-8, members in the order of the record classes. */
public final class BuildRecordJson {
    private static final JsonMapper MAPPER = PrintableJson.MAPPER;

    private static final ObjectWriter WRITER = MAPPER.writer(PrintableJson.printer());

    private BuildRecordJson() {}

    /** The same record gives the same bytes on every platform; they end with a line feed. */
    public static byte[] write(BuildRecord record) {
        try {
            return (WRITER.writeValueAsString(record) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A record could not be written as JSON.", e);
        }
    }

    /**
     * Reads what {@link #write} wrote, now or under an earlier schema, which becomes the present one; members that this
     * version does not know are left out.
     *
     * @throws IllegalArgumentException when it is no such document, or one of a later schema
     */
    public static BuildRecord read(byte[] json) {
        BuildRecord record;
        try {
            record = MAPPER.readValue(json, BuildRecord.class);
        } catch (IOException e) {
            throw new IllegalArgumentException("This is not the record of a build.", e);
        }
        if (record == null || record.schemaVersion() < 1) {
            throw new IllegalArgumentException("This is not the record of a build: it has no schemaVersion.");
        }
        if (record.schemaVersion() > BuildRecord.SCHEMA_VERSION) {
            throw new IllegalArgumentException("This record has schema version " + record.schemaVersion()
                    + ", later than " + BuildRecord.SCHEMA_VERSION + ".");
        }
        return new BuildRecord(BuildRecord.SCHEMA_VERSION, record.build(), record.operations());
    }
}
