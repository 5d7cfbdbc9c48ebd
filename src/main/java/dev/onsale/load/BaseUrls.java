package dev.onsale.load;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes out of a text where a load goes, which a fingerprint names once, and the user may say anew. */
final class BaseUrls {
    private static final String TARGET = "the target";
    private static final Pattern URL = Pattern.compile("[a-z]+://(([^/:?#]+)(?::[0-9]+)?)([^?#]*)");

    private BaseUrls() {}

    /**
     * A text that is one of these base URLs, its authority or its host: all the forms in which a simulation is told where
     * to go. Its path stays.
     */
    static String withoutTarget(String text, List<String> baseUrls) {
        for (String url : baseUrls) {
            Matcher parts = URL.matcher(url);
            if (parts.matches()) {
                String path = parts.group(3).replaceFirst("/$", "");
                if (text.equalsIgnoreCase(url) || (text + "/").equalsIgnoreCase(url)) {
                    return TARGET + path;
                }
                if (text.equalsIgnoreCase(url.substring(0, parts.start(3)))
                        || text.equalsIgnoreCase(parts.group(1))
                        || text.equalsIgnoreCase(parts.group(2))) {
                    return TARGET;
                }
            }
        }
        return text;
    }
}
