package dev.onsale.practice;

import dev.onsale.practice.InterruptedStart.Mark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** First starts of the practice box office, each killed at another of twenty instants: the next one works every time. */
class InterruptedStartsBench {
    private static final int INSTANTS = 20;
    private static final List<Long> LATER_MS = List.of(0L, 40L, 150L, 400L);

    @TempDir
    private Path folder;

    record Instant(Mark mark, long laterMs) {}

    static List<Instant> instants() {
        List<Instant> instants = new ArrayList<>();
        for (long laterMs : LATER_MS) {
            for (Mark mark : Mark.values()) {
                instants.add(new Instant(mark, laterMs));
            }
        }
        return instants.subList(0, INSTANTS);
    }

    @ParameterizedTest
    @MethodSource("instants")
    void theNextStartWorks(Instant instant) throws Exception {
        Path cache = Files.createDirectory(folder.resolve("cache"));
        new InterruptedStart(cache, instant.mark(), instant.laterMs()).killAndStartAgain();
    }
}
