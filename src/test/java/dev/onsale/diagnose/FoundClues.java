package dev.onsale.diagnose;

import dev.onsale.record.Diagnosis;
import dev.onsale.record.clue.Clue;
import dev.onsale.record.clue.ClueKind;
import java.util.List;
import java.util.Objects;

/** What a diagnosis was found by. */
final class FoundClues {
    private FoundClues() {}

    static List<ClueKind> kinds(Diagnosis diagnosis) {
        return all(diagnosis).stream().map(Clue::kind).toList();
    }

    /** In short. */
    static Clue what(Diagnosis diagnosis) {
        return Objects.requireNonNull(diagnosis.what());
    }

    static List<Clue> all(Diagnosis diagnosis) {
        return Objects.requireNonNull(diagnosis.clues());
    }

    static Clue first(Diagnosis diagnosis, ClueKind kind) {
        return all(diagnosis).stream()
                .filter(clue -> clue.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new AssertionError(kind + " is none of " + all(diagnosis)));
    }

    /** Whether it says what could not be found out. */
    static boolean sayWhatIsNotKnown(Diagnosis diagnosis) {
        return kinds(diagnosis).stream()
                .anyMatch(kind -> ((Enum<?>) kind).name().startsWith("NOT_KNOWN"));
    }
}
