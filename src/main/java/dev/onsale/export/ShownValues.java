package dev.onsale.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.onsale.plan.ControlCharacters;
import java.util.HashMap;
import java.util.Map;

/**
 * Makes texts of a run safe for files that others display: removes control characters that a terminal would execute.
 * Texts that differ only in those remain different.
 */
final class ShownValues {
    private final Map<String, String> shownByText = new HashMap<>();
    private final Map<String, String> textByShown = new HashMap<>();

    String of(String text) {
        return shownByText.computeIfAbsent(text, this::unlikeOthers);
    }

    private String unlikeOthers(String text) {
        // An unpaired surrogate cannot be written, and several would become equal.
        String shown = ControlCharacters.replaced(new String(text.getBytes(UTF_8), UTF_8));
        String free = shown;
        for (int number = 2; textByShown.containsKey(free); number++) {
            free = shown + " (" + number + ")";
        }
        textByShown.put(free, text);
        return free;
    }
}
