package dev.onsale.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.onsale.plan.ControlCharacters;
import java.util.HashMap;
import java.util.Map;

/**
 * Texts of a run as they may stand in a file that others show: without what a terminal would obey. Two that differ by
 * that alone stay two.
 */
final class ShownValues {
    private final Map<String, String> shownByText = new HashMap<>();
    private final Map<String, String> textByShown = new HashMap<>();

    String of(String text) {
        return shownByText.computeIfAbsent(text, this::unlikeOthers);
    }

    private String unlikeOthers(String text) {
        // Half a character cannot be written, and two halves would come to the same.
        String shown = ControlCharacters.replaced(new String(text.getBytes(UTF_8), UTF_8));
        String free = shown;
        for (int number = 2; textByShown.containsKey(free); number++) {
            free = shown + " (" + number + ")";
        }
        textByShown.put(free, text);
        return free;
    }
}
