package dev.onsale.practice.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServerTimingTest {
    @Test
    void metricsAreJoinedAndDurationsRoundedToHundredths() {
        assertThat(new ServerTiming()
                        .queries(14, 3.2049)
                        .cached(true, 0.401)
                        .lasting("up", 12_000)
                        .lasting("app", 4.018)
                        .toString())
                .isEqualTo("db;desc=\"14 queries\";dur=3.20, cache;desc=hit;dur=0.40, up;dur=12000, app;dur=4.02");
    }
}
