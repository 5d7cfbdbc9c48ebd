package dev.onsale.load;

import java.util.List;

/** What the user has set of Gatling itself. */
final class GatlingSettings {
    private static final String PREFIX = "gatling.";
    private static final String NONE = "none";

    private GatlingSettings() {}

    /** {@code gatling.http.requestTimeout=20000, …}, or {@code none}. */
    static String inWords() {
        List<String> set = ReadProperties.setByUser(PREFIX);
        return set.isEmpty() ? NONE : String.join(", ", set);
    }
}
