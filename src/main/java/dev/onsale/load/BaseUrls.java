package dev.onsale.load;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Removes the load's destination from texts, because a fingerprint has it as a separate field and the user may change
 * it.
 */
final class BaseUrls {
    private static final String TARGET = "the target";
    private static final Pattern URL = Pattern.compile("[a-z]+://(([^/:?#]+)(?::[0-9]+)?)([^?#]*)");

    private BaseUrls() {}

    /**
     * A text that is one of these base URLs, its authority or its host: every form in which a simulation may be given
     * its destination. The path is kept.
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
