package dev.onsale.practice.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The one way in which the processes read and write JSON: an unknown key is an error. */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** @throws IOException if it is not JSON, or not of this type; the message says where */
    public static <T> T read(byte[] json, Class<T> type) throws IOException {
        T value = MAPPER.readValue(json, type);
        if (value == null) {
            throw new IOException("the body is null, where " + type.getSimpleName() + " was expected");
        }
        return value;
    }

    /** Reads what another process of the box office wrote, which cannot be malformed. */
    public static <T> T readOwn(byte[] json, Class<T> type) {
        try {
            return read(json, type);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
