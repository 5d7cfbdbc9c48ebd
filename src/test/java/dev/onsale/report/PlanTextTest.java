package dev.onsale.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.plan.Concern;
import dev.onsale.plan.Concern.Severity;
import dev.onsale.plan.JourneyEstimate;
import dev.onsale.plan.Plan;
import dev.onsale.plan.PlanOutlook;
import dev.onsale.plan.PlanOutlook.Crowd;
import dev.onsale.plan.PlanOutlook.PhaseOutlook;
import dev.onsale.plan.reading.PlanLoader;
import dev.onsale.report.document.Style;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanTextTest {
    private static final List<Double> RATES = List.of(
            10.0, 10.0, 10.0, 10.0, 45.0, 80.0, 80.0, 80.0, 80.0, 80.0, 80.0, 70.3, 54.2, 41.8, 32.2, 24.9, 19.2, 14.8,
            11.4, 10.0, 10.0, 10.0, 10.0);

    @Test
    void aPlanThatCanComeTrue() {
        Golden.assertMatches("plan/arena.txt", PlanText.render(paper(RATES, List.of()), Style.PLAIN));
    }

    @Test
    void concernsComeFirstTheWorstOnTop() {
        List<Concern> concerns = List.of(
                new Concern(
                        Severity.NOTE, "pay p99: 400 of 1,000 samples needed, so it is not gated", "lengthen the plan"),
                new Concern(
                        Severity.CANNOT,
                        "fan bought >= 90 % needs 536 seats and there are 200",
                        "raise sale.seats, or lower the budget"),
                new Concern(Severity.UNLIKELY, "holds of 2 min lapse 6 s into the run", "lower the pace"));

        Golden.assertMatches("plan/concerns.txt", PlanText.render(paper(RATES, concerns), Style.PLAIN));
        Golden.assertMatches("plan/concerns.colour.txt", PlanText.render(paper(RATES, concerns), Style.COLOURED));
    }

    @Test
    void aSweepSaysHowOftenAllOfItIsPlayed() {
        Plan plan = PlanLoader.load(Path.of("scenarios", "drills", "catalogue.yaml"), Map.of());
        PlanOutlook paper = PlanOutlook.of(plan, JourneyEstimate.UNKNOWN);

        assertThat(PlanText.render(paper, Style.PLAIN))
                .startsWith("CAN COME TRUE")
                .contains("""
                Sweep          all of this at catalogues of 2, 20, 100 ticket types, 2 times at each: 6 runs, in an
                               order drawn from the seed
                """);
    }

    @Test
    void aLongPlanFoldsItsChartAndSaysSo() {
        String text = PlanText.render(paper(Collections.nCopies(600, 30.0), List.of()), Style.PLAIN);

        assertThat(text).contains("Visitors per second, mean over 15 s");
        assertThat(text.lines().filter(line -> line.contains("│"))).hasSize(40);
        assertThat(text.lines()).allMatch(line -> line.length() <= Style.WIDTH);
    }

    @Test
    void germanAndAmericanReadersGetTheSameBytes() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            Golden.assertMatches("plan/arena.txt", PlanText.render(paper(RATES, List.of()), Style.PLAIN));
        } finally {
            Locale.setDefault(before);
        }
    }

    private static PlanOutlook paper(List<Double> bySecond, List<Concern> concerns) {
        return new PlanOutlook(
                Runs.arena(),
                new Crowd(874, 80, bySecond),
                List.of(
                        phase("early", 0, 4, 10, 10, 40),
                        phase("doors", 4, 7, 10, 80, 525),
                        phase("tail", 11, 8, 80, 10, 269),
                        phase("recovery", 19, 4, 10, 10, 40)),
                10_488,
                concerns,
                false,
                null);
    }

    private static PhaseOutlook phase(String name, int startS, int lengthS, double from, double to, int visitors) {
        return new PhaseOutlook(name, Duration.ofSeconds(startS), Duration.ofSeconds(lengthS), from, to, visitors);
    }
}
