package dev.onsale.plan.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.plan.AbortRule;
import dev.onsale.plan.Arrival;
import dev.onsale.plan.GateSettings;
import dev.onsale.plan.Numbers;
import dev.onsale.plan.Outcome;
import dev.onsale.plan.Plan;
import dev.onsale.plan.Shape;
import dev.onsale.plan.Sweep;
import dev.onsale.plan.Workload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manual of plans names every key and outcome, and its example is a plan. */
class PlanManualTest {
    private static final Path MANUAL = Path.of("docs/plans.md");

    @TempDir
    private Path folder;

    @Test
    void namesEveryKeyInTheSectionItBelongsTo() throws IOException {
        Map<String, List<String>> keys = Map.of(
                "### The plan", PlanKeys.PLAN,
                "### `sale`", PlanKeys.SALE,
                "### Hooks", PlanKeys.HOOK,
                "### `arrivals`",
                        Stream.concat(PlanKeys.CONSTANT.stream(), PlanKeys.MOVING.stream())
                                .toList(),
                "### `budgets`", PlanKeys.BUDGETS,
                "### `gate`", PlanKeys.GATE,
                "### `sweep`", PlanKeys.SWEEP);

        keys.forEach((title, names) -> {
            for (String name : names) {
                assertThat(section(title)).contains("`" + name + "`");
            }
        });
    }

    @Test
    void namesEveryOutcome() {
        assertThat(section("### `budgets`"))
                .contains(Arrays.stream(Outcome.values())
                        .map(outcome -> "`" + outcome.label() + "`")
                        .toList());
    }

    @Test
    void itsExampleIsAPlan() throws IOException {
        Matcher example =
                Pattern.compile("```yaml\n(plan:.*?)```", Pattern.DOTALL).matcher(manual());
        assertThat(example.find()).isTrue();
        Path file = Files.writeString(folder.resolve("plan.yaml"), example.group(1));

        assertThat(PlanLoader.load(file, Map.of()).destination().allowedTargets())
                .containsExactly("staging.example.org");
    }

    @Test
    void itsArrivalsAreArrivals() throws IOException {
        Matcher example =
                Pattern.compile("```yaml\n(arrivals:.*?)```", Pattern.DOTALL).matcher(manual());
        assertThat(example.find()).isTrue();
        Path file = Files.writeString(
                folder.resolve("plan.yaml"), "plan: a\nscenario: A.java\ntarget: practice\n" + example.group(1));

        assertThat(PlanLoader.load(file, Map.of()).workload().arrivals())
                .extracting(Arrival::shape)
                .containsExactly(Shape.CONSTANT, Shape.LINEAR, Shape.EXPONENTIAL, Shape.SPIKE);
    }

    @Test
    void itsDefaultsAreTheDefaults() {
        assertThat(section("### The plan"))
                .contains("| `seed` | a whole number | `" + Plan.SEED_DEFAULT + "` |")
                .contains("| `" + Numbers.length(Workload.DRAIN_DEFAULT) + "` | how long after the last arrival")
                .contains("`{ errors: " + Numbers.percent(AbortRule.DEFAULT.errorShareMax()) + ", for: "
                        + Numbers.length(AbortRule.DEFAULT.lasting()) + " }`");
        assertThat(section("### `sweep`"))
                .contains("| a list of " + SweepReader.SIZES_MIN + " to " + SweepReader.SIZES_MAX + " whole numbers")
                .contains("| `" + Sweep.REPEATS_DEFAULT + "` | runs at each size |")
                .contains("| `" + Numbers.percent(Sweep.MAX_GROWTH_DEFAULT) + "` | how much");
        GateSettings gate = GateSettings.DEFAULT;
        assertThat(section("### `gate`"))
                .contains("| `" + Numbers.percent(gate.minEffect()) + "` | a smaller relative change")
                .contains("| `" + Numbers.length(gate.minShift()) + "` | a smaller change in time")
                .contains("| `" + Numbers.percent(gate.mustDetect()) + "` | the growth")
                .contains("| `" + gate.baselineRuns() + "` | how many runs")
                .contains("| `" + gate.confirmPairs() + "` | the maximum number of fresh pairs");
    }

    private static String section(String title) {
        String manual = manual();
        int start = manual.indexOf(title + "\n");
        assertThat(start).as(title).isNotNegative();
        int end = manual.indexOf("\n### ", start + 1);
        return manual.substring(start, end < 0 ? manual.length() : end);
    }

    private static String manual() {
        try {
            return Files.readString(MANUAL);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
