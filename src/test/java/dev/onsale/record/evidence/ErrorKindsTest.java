package dev.onsale.record.evidence;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ErrorKindsTest {
    @Test
    void countsByPhaseAndKind() {
        ErrorKinds kinds = new ErrorKinds(2);
        kinds.count(0, "timeout");
        kinds.count(1, "timeout");
        kinds.count(1, "timeout");
        kinds.count(1, null);

        assertThat(kinds.in(0)).containsOnly(entry("timeout", 1L));
        assertThat(kinds.in(1)).containsOnly(entry("timeout", 2L), entry(ErrorKinds.OTHER, 1L));
    }

    @Test
    void countsKindsBeyondTheLimitTogether() {
        ErrorKinds kinds = new ErrorKinds(1);
        for (int kind = 0; kind < 1_000; kind++) {
            kinds.count(0, "kind " + kind);
        }
        kinds.count(0, "kind 3");

        assertThat(kinds.in(0)).hasSize(ErrorKinds.KINDS_MAX + 1).containsEntry("kind 3", 2L);
        assertThat(kinds.in(0)).containsEntry(ErrorKinds.OTHER, 1_000L - ErrorKinds.KINDS_MAX);
    }
}
