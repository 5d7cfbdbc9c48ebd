package dev.onsale.load;

import dev.onsale.plan.PlanSecrets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes secrets out of what is shown: the values of the plan's {@code ${VARIABLE}}s, and those of the headers that were
 * given by option, wherever they turn up.
 */
final class Confidential {

    private static final String NOT_SHOWN = "(not shown)";

    /** A secret inside a header's value, as behind {@code Bearer} or in a cookie; shorter ones are words. */
    private static final int PART_LENGTH_MIN = 6;

    private static final Pattern BETWEEN_PARTS = Pattern.compile("[\\s;,=]+");

    private final PlanSecrets secrets;
    private final List<LoadOrder.Header> headers;
    private final List<String> taken;

    Confidential(PlanSecrets secrets, List<LoadOrder.Header> headers) {
        this.secrets = secrets;
        this.headers = List.copyOf(headers);
        this.taken = headers.stream()
                .flatMap(
                        header -> Stream.concat(Stream.of(header.value()), BETWEEN_PARTS.splitAsStream(header.value())))
                .filter(part -> part.length() >= PART_LENGTH_MIN)
                .distinct()
                .sorted((one, other) -> other.length() - one.length())
                .toList();
    }

    String out(String text) {
        String shown = secrets.redact(text);
        for (String secret : taken) {
            shown = shown.replace(secret, NOT_SHOWN);
        }
        return shown;
    }

    /** A header's value; that of one given by option is never shown, however short. */
    String headerOut(String name, String value) {
        return headers.stream().anyMatch(header -> header.name().equalsIgnoreCase(name)) ? NOT_SHOWN : out(value);
    }
}
