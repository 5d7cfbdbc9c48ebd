package dev.onsale.record;

import dev.onsale.record.DrillRecord.Trial;
import dev.onsale.record.Verdict.Judgement;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Drills as they may come out. */
public final class Drills {
    private static final Map<String, List<String>> EXPECTED =
            Map.of("aventri-2018-stats", List.of("hot-row"), "tito-2017-slow-query", List.of("slow-query"));

    private Drills() {}

    /** The hot row, with what its run was explained by. */
    public static DrillRecord explainedBy(String... explanations) {
        return of(failed(explanations), quiet(), null);
    }

    public static DrillRecord of(@Nullable Trial faulty, @Nullable Trial clean, @Nullable String notJudged) {
        return of(Map.of("aventri-2018-stats", 1.0), faulty, clean, notJudged);
    }

    public static DrillRecord of(
            Map<String, Double> incidents, @Nullable Trial faulty, @Nullable Trial clean, @Nullable String notJudged) {
        return new DrillRecord(
                DrillRecord.FORMAT, 1_800_000_000_000L, "spike", incidents, EXPECTED, faulty, clean, 126.4, notJudged);
    }

    public static Trial failed(String... explanations) {
        return new Trial(
                "20261125-200000-spike-a001",
                Judgement.FAIL,
                List.of("hold p95 is over its budget: 2.1 s, allowed 1 s"),
                List.of(explanations),
                new Payments(1_204, 31, 4, 2, 17, 0));
    }

    public static Trial passed() {
        return new Trial("20261125-200000-spike-a001", Judgement.PASS, List.of("all is steady"), List.of(), null);
    }

    public static Trial quiet() {
        return new Trial(
                "20261125-200200-spike-a002",
                Judgement.PASS,
                List.of("all 8 gated cells are within noise, and every budget was kept"),
                List.of(),
                null);
    }

    /** A clean run that something was said of. */
    public static Trial loud(Judgement judgement, String... explanations) {
        return new Trial(
                "20261125-200300-spike-a003", judgement, List.of("browse p95 regressed"), List.of(explanations), null);
    }
}
