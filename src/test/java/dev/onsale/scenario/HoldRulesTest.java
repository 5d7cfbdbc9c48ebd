package dev.onsale.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.scenario.HoldRules.Expiry;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** When a hold ends, in the spellings of shops. */
class HoldRulesTest {

    private static final long NOW_MS = 1_700_000_000_000L;
    private static final Expiry AT = new Expiry("expires", null);

    @Test
    void anInstantIsReadAsEpochMsAndAsIso8601() {
        assertThat(HoldRules.said(AT, "1700000120000", NOW_MS)).hasValue(1_700_000_120_000L);
        assertThat(HoldRules.said(AT, "2023-11-14T22:15:20Z", NOW_MS)).hasValue(1_700_000_120_000L);
        assertThat(HoldRules.said(AT, "2023-11-14T22:15:20.250Z", NOW_MS)).hasValue(1_700_000_120_250L);
    }

    @Test
    void aZoneOtherThanUtcIsReadToo() {
        assertThat(HoldRules.said(AT, "2023-11-14T23:15:20+01:00", NOW_MS)).hasValue(1_700_000_120_000L);
    }

    @Test
    void aRestCountsFromTheAnswerInItsUnit() {
        assertThat(HoldRules.said(new Expiry("left", ChronoUnit.SECONDS), "1.5", NOW_MS))
                .hasValue(NOW_MS + 1_500);
        assertThat(HoldRules.said(new Expiry("left", ChronoUnit.MINUTES), "2", NOW_MS))
                .hasValue(NOW_MS + 120_000);
    }

    @Test
    void whatIsNeitherSaysNothing() {
        assertThat(HoldRules.said(AT, "soon", NOW_MS)).isEmpty();
        assertThat(HoldRules.said(new Expiry("left", ChronoUnit.SECONDS), "2023-11-14T22:15:20Z", NOW_MS))
                .isEmpty();
    }
}
