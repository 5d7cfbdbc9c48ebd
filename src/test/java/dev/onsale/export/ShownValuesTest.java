package dev.onsale.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownValuesTest {
    private final ShownValues values = new ShownValues();

    @Test
    void whatCannotBeShownIsReplacedAndNothingIsMixedUp() {
        assertThat(values.of("hold")).isEqualTo("hold");
        assertThat(values.of("a\nb")).isEqualTo("a\uFFFDb");
        assertThat(values.of("a\rb")).isEqualTo("a\uFFFDb (2)");
        assertThat(values.of("a\nb")).isEqualTo("a\uFFFDb");
        assertThat(values.of("half \uD83C")).isNotEqualTo(values.of("half \uD83D"));
        assertThat(values.of("🎟")).isEqualTo("🎟");
    }
}
