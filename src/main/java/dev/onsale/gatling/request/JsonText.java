package dev.onsale.gatling.request;

import io.gatling.core.json.Json$;
import org.jspecify.annotations.Nullable;

/** Values as JSON, as Gatling writes what its own expressions put into bodies. */
public final class JsonText {

    private JsonText() {}

    /** @param value maps, lists, texts, numbers, truth values and {@code null} */
    public static String of(@Nullable Object value) {
        return Json$.MODULE$.stringify(value, true);
    }
}
