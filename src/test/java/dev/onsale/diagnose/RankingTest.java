package dev.onsale.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.record.Diagnosis.Confidence;
import dev.onsale.record.clue.Clue;
import dev.onsale.record.clue.SharedClue;
import java.util.List;
import org.junit.jupiter.api.Test;

class RankingTest {

    @Test
    void theBestFittingComesFirst() {
        assertThat(ranked(finding(Explanation.CACHE_LOST, 0.5), finding(Explanation.HOT_ROW, 0.9)))
                .containsExactly(Explanation.HOT_ROW, Explanation.CACHE_LOST);
    }

    @Test
    void whatAnotherOneBringsComesBehindItAndSaysSo() {
        List<Finding> ranked =
                Ranking.of(List.of(finding(Explanation.POOL_EXHAUSTED, 1), finding(Explanation.HOT_ROW, 0.7)));
        assertThat(ranked)
                .extracting(Finding::explanation)
                .containsExactly(Explanation.HOT_ROW, Explanation.POOL_EXHAUSTED);
        assertThat(ranked.get(1).score()).isEqualTo(0.45);
        assertThat(ranked.get(1).clues()).containsExactly(Clue.of(SharedClue.CONSEQUENCE, "hot-row"));
    }

    @Test
    void aCauseThatIsNotSaidExplainsNothingAway() {
        assertThat(ranked(finding(Explanation.SLOW_QUERY, 0.35), finding(Explanation.HOT_ROW, 0.25)))
                .containsExactly(Explanation.SLOW_QUERY);
    }

    @Test
    void aWeakCauseDoesNotExplainAPlainEffectAway() {
        assertThat(ranked(finding(Explanation.SLOW_QUERY, 1), finding(Explanation.HOT_ROW, 0.5)))
                .containsExactly(Explanation.SLOW_QUERY, Explanation.HOT_ROW);
    }

    @Test
    void coincidencesAndWeakConsequencesAreNotSaid() {
        assertThat(ranked(finding(Explanation.CACHE_LOST, 0.29))).isEmpty();
        assertThat(ranked(finding(Explanation.POOL_EXHAUSTED, 0.4), finding(Explanation.HOT_ROW, 0.5)))
                .containsExactly(Explanation.HOT_ROW);
    }

    private static List<Explanation> ranked(Finding... findings) {
        return Ranking.of(List.of(findings)).stream().map(Finding::explanation).toList();
    }

    private static Finding finding(Explanation explanation, double score) {
        return Finding.of(explanation, score, Confidence.MEDIUM, Clue.of(SharedClue.FIXED_TIME));
    }
}
