package dev.onsale.record.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.onsale.record.StopReason;

/** Why a run stops as one line of text, as injectors tell it to each other. */
public final class StopReasonJson {
    private StopReasonJson() {}

    public static String written(StopReason why) {
        try {
            return RunJson.MAPPER.writeValueAsString(why);
        } catch (JsonProcessingException e) {
            throw new AssertionError("a reason is writable", e);
        }
    }

    /** @throws IllegalArgumentException if it is none */
    public static StopReason read(String text) {
        try {
            return RunJson.MAPPER.readValue(text, StopReason.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a reason to stop", e);
        }
    }
}
