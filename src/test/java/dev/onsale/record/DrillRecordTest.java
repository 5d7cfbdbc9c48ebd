package dev.onsale.record;

import static dev.onsale.record.Drills.explainedBy;
import static dev.onsale.record.Drills.failed;
import static dev.onsale.record.Drills.loud;
import static dev.onsale.record.Drills.passed;
import static dev.onsale.record.Drills.quiet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.record.Verdict.Judgement;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DrillRecordTest {
    private static final Map<String, Double> BOTH = Map.of("aventri-2018-stats", 1.0, "tito-2017-slow-query", 0.5);

    @Test
    void passesWhenCaughtNamedAndQuiet() {
        DrillRecord drill = explainedBy("hot-row", "pool-exhausted");
        assertThat(drill.isCaught()).isTrue();
        assertThat(drill.placeOf("aventri-2018-stats")).isEqualTo(1);
        assertThat(drill.isNamed()).isTrue();
        assertThat(drill.isQuiet()).isTrue();
        assertThat(drill.isPassed()).isTrue();
    }

    @Test
    void theSecondPlaceStillNames() {
        assertThat(explainedBy("pool-exhausted", "hot-row").isNamed()).isTrue();
    }

    @Test
    void theThirdPlaceDoesNot() {
        DrillRecord drill = explainedBy("pool-exhausted", "retry-storm", "hot-row");
        assertThat(drill.placeOf("aventri-2018-stats")).isEqualTo(3);
        assertThat(drill.isNamed()).isFalse();
    }

    @Test
    void twoIncidentsMustBothBeNamed() {
        assertThat(Drills.of(BOTH, failed("slow-query", "hot-row"), quiet(), null)
                        .isNamed())
                .isTrue();
        assertThat(Drills.of(BOTH, failed("slow-query", "retry-storm", "hot-row"), quiet(), null)
                        .isNamed())
                .isFalse();
        assertThat(Drills.of(BOTH, failed("slow-query"), quiet(), null).isNamed())
                .isFalse();
    }

    @Test
    void aPassingRunIsNotCaught() {
        DrillRecord drill = Drills.of(passed(), quiet(), null);
        assertThat(drill.isCaught()).isFalse();
        assertThat(drill.isPassed()).isFalse();
    }

    @Test
    void aCleanRunThatFailsOrIsExplainedIsNotQuiet() {
        assertThat(Drills.of(failed("hot-row"), loud(Judgement.FAIL), null).isQuiet())
                .isFalse();
        assertThat(Drills.of(failed("hot-row"), loud(Judgement.PASS, "cache-lost"), null)
                        .isQuiet())
                .isFalse();
        assertThat(Drills.of(failed("hot-row"), loud(Judgement.INCONCLUSIVE), null)
                        .isQuiet())
                .isTrue();
    }

    @Test
    void whatWasNotJudgedIsNeitherPassedNorSilent() {
        DrillRecord drill = Drills.of(failed("hot-row"), null, "stopped by the user before the clean run");
        assertThat(drill.isPassed()).isFalse();
    }
}
