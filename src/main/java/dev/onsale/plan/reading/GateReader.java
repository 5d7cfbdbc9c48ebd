package dev.onsale.plan.reading;

import dev.onsale.plan.BadInputException;
import dev.onsale.plan.Builds;
import dev.onsale.plan.GateSettings;
import dev.onsale.plan.Hook;
import dev.onsale.plan.Numbers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads how runs are compared. */
final class GateReader {
    private static final int RUNS_MAX = 1000;
    private static final int PAIRS_MIN = 2;
    private static final int PAIRS_MAX = 100;
    private static final double DETECT_MAX = 10;

    private static final UnaryOperator<Double> PERCENT = fraction -> fraction * 100;

    private GateReader() {}

    /** @param kinds of visitors of the plan */
    static GateSettings read(
            LocatedNode node, Collection<String> kinds, Function<String, @Nullable String> environment) {
        Section gate = Section.of(node, "gate", PlanKeys.GATE);
        GateSettings otherwise = GateSettings.DEFAULT;
        List<Double> percentiles = percentiles(gate);
        GateSettings settings = new GateSettings(
                gate.or("minEffect", Formats.shareBetween(0, 1), otherwise.minEffect()),
                gate.or("minShift", Formats.DURATION_OR_ZERO, otherwise.minShift()),
                gate.or("mustDetect", Formats.shareBetween(0, DETECT_MAX), otherwise.mustDetect()),
                gate.or(
                        "baselineRuns",
                        Formats.whole(GateSettings.BASELINE_RUNS_MIN, RUNS_MAX),
                        otherwise.baselineRuns()),
                gate.or("confirmPairs", Formats.whole(PAIRS_MIN, PAIRS_MAX), otherwise.confirmPairs()),
                percentiles,
                GatedCellsReader.read(gate, percentiles, kinds),
                builds(gate, environment));
        if (settings.mustDetect() < settings.minEffect()) {
            throw gate.bad(
                    "mustDetect",
                    "gate.mustDetect is " + Numbers.percent(settings.mustDetect()) + ", below gate.minEffect of "
                            + Numbers.percent(settings.minEffect())
                            + ": the gate would have to detect growth that is too small to count",
                    "raise mustDetect or lower minEffect");
        }
        return settings;
    }

    private static @Nullable Builds builds(Section gate, Function<String, @Nullable String> environment) {
        LocatedNode node = gate.node("builds");
        if (node == null) {
            return null;
        }
        Section builds = Section.of(node, "gate.builds", PlanKeys.BUILDS);
        return new Builds(hooks(builds, "baseline", environment), hooks(builds, "candidate", environment));
    }

    private static List<Hook> hooks(Section builds, String key, Function<String, @Nullable String> environment) {
        builds.requiredNode(
                key, "add '" + key + ":' with a list of hooks: the gate must be able to deploy both builds");
        List<Hook> hooks = builds.list(key).stream()
                .map(item -> HookReader.read(item, builds.pathOf(key), environment))
                .toList();
        if (hooks.isEmpty()) {
            throw builds.bad(
                    key,
                    builds.pathOf(key) + " is an empty list",
                    "name what deploys that build, such as - command: [./deploy, main]");
        }
        return hooks;
    }

    private static String listed(List<Double> numbers) {
        return numbers.stream().map(number -> Numbers.plain(number, 6)).collect(Collectors.joining(", "));
    }

    private static List<Double> percentiles(Section gate) {
        if (!gate.has("percentiles")) {
            return GateSettings.DEFAULT.percentiles();
        }
        Format<Double> format = Formats.numberBetween(0, 100, "95");
        List<Double> percentiles = new ArrayList<>();
        List<Double> fractions = new ArrayList<>();
        for (LocatedNode item : gate.list("percentiles")) {
            double percentile = format.read(item, "gate.percentiles");
            if (percentiles.contains(percentile)) {
                throw new BadInputException(
                        item.where() + ": gate.percentiles names " + Numbers.plain(percentile, 6) + " twice",
                        "keep one of the two");
            }
            percentiles.add(percentile);
            if (percentile < 1) {
                fractions.add(percentile);
            }
        }
        if (!fractions.isEmpty()) {
            throw gate.bad(
                    "percentiles",
                    "gate.percentiles names " + listed(fractions) + ", allowed: numbers from 1 to below 100",
                    "did you mean " + listed(fractions.stream().map(PERCENT).toList())
                            + "? write percentiles in percent, such as percentiles: [50, 95]");
        }
        if (percentiles.isEmpty()) {
            throw gate.bad(
                    "percentiles",
                    "gate.percentiles is an empty list",
                    "name at least one, such as percentiles: [50, 95]");
        }
        return percentiles.stream().sorted().toList();
    }
}
