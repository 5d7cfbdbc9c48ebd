package dev.onsale.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.plan.Outcome;
import dev.onsale.record.PlainLoad;
import dev.onsale.record.Runs;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FinishedWordsTest {

    private static String told(Runs run) {
        return FinishedWords.of(run.build().summary());
    }

    private static Runs holding(int ok, int failed) {
        return Runs.named("r").step("hold", ok, i -> 20, failed).errors("hold", Map.of("status 503", (long) failed));
    }

    @Test
    void saysHowManyFinishedAndHowMuchFailed() {
        assertThat(told(holding(541, 71)
                        .journeys("fan", Map.of(Outcome.BOUGHT, 120L, Outcome.ERROR, 46L))
                        .journeys("backOffice", Map.of(Outcome.DONE, 34L))))
                .isEqualTo("154 of 200 visitors finished (bought 120, done 34); 71 of 612 requests failed (11.6 %)");
        assertThat(told(holding(2000, 1).journeys("fan", Map.of(Outcome.REFUSED, 1L))))
                .isEqualTo("0 of 1 visitor finished; 1 of 2,001 requests failed (0.05 %)");
    }

    @Test
    void ofAPlainSimulationTheLastStepTells() {
        assertThat(told(holding(60, 0)
                        .plain(new PlainLoad("our.Shop", true, null, List.of(), Map.of("fans", List.of("hold"))))))
                .isEqualTo("hold, the last step, succeeded 60 times for 1,000 visitors; 0 of 60 requests failed");
        assertThat(told(holding(60, 0).plain(new PlainLoad("our.Shop", true, null, List.of()))))
                .startsWith("1,000 visitors, of whom nobody knows how many finished");
    }

    @Test
    void aRunWithoutAnswersSaysSo() {
        assertThat(told(Runs.named("r"))).isEqualTo("no visitor's end is known; no request was answered");
    }
}
