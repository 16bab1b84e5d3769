package io.jenkins.plugins.cloudflare.aop.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.cloudflare.aop.record.BuildRecord;
import io.jenkins.plugins.cloudflare.aop.record.file.BuildRecordJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The record as the remote API gives it. */
final class ExportedRecord {
    /** Arrays, since Stapler exports no list whose element type it does not know. */
    private static final ObjectReader TREE = JsonMapper.builder()
            .enable(DeserializationFeature.USE_JAVA_ARRAY_FOR_JSON_ARRAY)
            .build()
            .readerForMapOf(Object.class);

    private ExportedRecord() {}

    static Map<String, Object> of(BuildRecord record) throws JsonProcessingException {
        return TREE.readValue(new String(BuildRecordJson.write(record), StandardCharsets.UTF_8));
    }
}
