package io.jenkins.plugins.cloudflare.aop.record.file;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import io.jenkins.plugins.cloudflare.aop.record.BuildRecord;
import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The record of a build as a JSON document, for other programs: UTF-8, members in the order of the record classes. */
public final class BuildRecordJson {
    /** Text from outside is made printable on both ways: a record of before may hold any. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(String.class, new PrintableWriter())
                    .addDeserializer(String.class, new PrintableReader()))
            .build();

    private static final ObjectWriter WRITER = MAPPER.writer(printer());

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

    private static DefaultPrettyPrinter printer() {
        // Jackson's own indenter ends lines as the platform does.
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        return new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
    }

    private static final class PrintableWriter extends StdScalarSerializer<String> {
        PrintableWriter() {
            super(String.class);
        }

        @Override
        public boolean isEmpty(SerializerProvider provider, String value) {
            return value.isEmpty();
        }

        @Override
        public void serialize(String value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(PrintableText.line(value));
        }
    }

    private static final class PrintableReader extends StdScalarDeserializer<String> {
        PrintableReader() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return PrintableText.line(StringDeserializer.instance.deserialize(json, context));
        }
    }
}
