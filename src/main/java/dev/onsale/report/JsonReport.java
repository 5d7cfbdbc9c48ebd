package dev.onsale.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.onsale.record.Run;

/** The stored summary as it is, for machines: every number that the other renderers show stands in it. */
public final class JsonReport {
    private static final ObjectWriter WRITER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .build()
            .writerWithDefaultPrettyPrinter();

    private JsonReport() {}

    /** @return one JSON object, indented, ended by a line feed */
    public static String render(Run run) {
        try {
            return WRITER.writeValueAsString(run.summary()) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a summary of records always has a JSON form", e);
        }
    }
}
