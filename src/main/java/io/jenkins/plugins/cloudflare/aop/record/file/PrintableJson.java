package io.jenkins.plugins.cloudflare.aop.record.file;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.io.IOException;

/** How documents are written here: text from outside is made printable on both ways, since one of before may hold any. */
final class PrintableJson {
    static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(String.class, new PrintableWriter())
                    .addDeserializer(String.class, new PrintableReader()))
            .build();

    private PrintableJson() {}

    static DefaultPrettyPrinter printer() {
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
