package dev.onsale.gatling.request;

import io.gatling.core.json.Json$;
import org.jspecify.annotations.Nullable;

/** Values as JSON, in the form in which Gatling's own expressions write them into bodies. */
public final class JsonText {

    private JsonText() {}

    /** @param value maps, lists, strings, numbers, booleans and {@code null} */
    public static String of(@Nullable Object value) {
        return Json$.MODULE$.stringify(value, true);
    }
}
