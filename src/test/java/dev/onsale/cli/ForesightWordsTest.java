package dev.onsale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.judge.Foresight.Seen;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ForesightWordsTest {

    @Test
    void whatIsSeenIsToldWithItsUnit() {
        assertThat(Stream.of(new Seen("browse times", 0.18, false, true), new Seen("pay errors", 0.012, true, true))
                        .map(ForesightWords::told))
                .containsExactly("browse times +18 %", "pay errors +1.2 points");
    }
}
