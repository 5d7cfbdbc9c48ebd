package dev.onsale.rehearse;

import dev.onsale.record.Quantiles;
import dev.onsale.record.StepSeries;
import dev.onsale.record.Verdict.Judgement;
import dev.onsale.rehearse.RecordedNights.Gated;
import dev.onsale.rehearse.RecordedNights.Recorded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/**
 * What recorded nights say of the gate, as Markdown on standard output and in {@code FOLDER/nights.md}: {@code
 * JudgeNights FOLDER [GATES [K [M]]]}. Draws without replacement within a gate, with it between gates: the shares
 * describe these runs, they are no estimate with an error of its own.
 */
final class JudgeNights {

    private static final long SEED = 20240711;
    private static final double[] PERCENTILES = {50, 95};

    private final RecordedNights nights;
    private final int gates;
    private final int baselineRuns;
    private final int pairs;
    private final StringBuilder page = new StringBuilder();

    private JudgeNights(RecordedNights nights, int gates, int baselineRuns, int pairs) {
        this.nights = nights;
        this.gates = gates;
        this.baselineRuns = baselineRuns;
        this.pairs = pairs;
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int gates = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 200;
        int baselineRuns = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
        int pairs = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 3;
        JudgeNights judging = new JudgeNights(RecordedNights.read(folder), gates, baselineRuns, pairs);
        judging.spread();
        judging.gates();
        System.out.print(judging.page);
        Files.writeString(folder.resolve("nights.md"), judging.page);
    }

    private void spread() {
        List<Recorded> clean = nights.of(Condition.CLEAN);
        say(
                "Between-run spread of %d clean runs: standard deviation of ln Q, of all and of neighbours in time.%n%n",
                clean.size());
        say("| step | percentile | mean, ms | spread | of neighbours |%n|---|---|---|---|---|%n");
        if (clean.size() < 2) {
            return;
        }
        for (StepSeries step : clean.get(0).run().latency()) {
            for (double percentile : PERCENTILES) {
                double[] values = clean.stream()
                        .map(run -> FolkloreGates.step(run.run(), step))
                        .flatMap(Optional::stream)
                        .mapToDouble(series -> Quantiles.valueAt(series.ok(), percentile))
                        .toArray();
                if (values.length < clean.size() || !FolkloreGates.isLarge(step)) {
                    continue;
                }
                double[] logs = Arrays.stream(values).map(Math::log).toArray();
                say(
                        "| %s | p%.0f | %.1f | %.1f %% | %.1f %% |%n",
                        step.step(),
                        percentile,
                        FolkloreGates.mean(values),
                        100 * FolkloreGates.deviation(logs),
                        100 * neighbours(logs));
            }
        }
        say("%n");
    }

    /** √(Σ(y_i − y_{i−1})² / 2(n − 1)): what is left where slow drift cancels out. */
    private static double neighbours(double[] values) {
        double sum = 0;
        for (int i = 1; i < values.length; i++) {
            sum += (values[i] - values[i - 1]) * (values[i] - values[i - 1]);
        }
        return Math.sqrt(sum / (2 * (values.length - 1)));
    }

    private void gates() {
        say(
                "%d gates a condition, K = %d clean baselines, m = %d pairs of neighbours.%n%n",
                gates, baselineRuns, pairs);
        say("| condition | most changed p95 | gates | red | inconclusive | pass | previous run ±10 %% | 3 sigma |"
                + " Mann-Whitney |%n|---|---|---|---|---|---|---|---|---|%n");
        for (String condition : nights.conditions()) {
            Random random = new Random(SEED);
            List<Gated> gated = new ArrayList<>();
            for (int i = 0; i < gates; i++) {
                nights.gate(condition, baselineRuns, pairs, random).ifPresent(gated::add);
            }
            if (gated.isEmpty()) {
                say("| %s | %s | 0: too few runs | | | | | | |%n", condition, changed(condition));
                continue;
            }
            say(
                    "| %s | %s | %d | %.1f %% | %.1f %% | %.1f %% | %s |%n",
                    condition,
                    changed(condition),
                    gated.size(),
                    share(gated, Judgement.FAIL),
                    share(gated, Judgement.INCONCLUSIVE),
                    share(gated, Judgement.PASS),
                    folklore(condition, gated));
        }
    }

    private static double share(List<Gated> gated, Judgement judgement) {
        return 100.0
                * gated.stream()
                        .filter(gate -> gate.verdict().judgement() == judgement)
                        .count()
                / gated.size();
    }

    /** The step whose median p95 grew most against the clean runs' median. */
    private String changed(String condition) {
        List<Recorded> faulty = nights.of(condition);
        String most = "";
        double factorMax = 0;
        for (StepSeries step : faulty.get(0).run().latency()) {
            Optional<Double> clean = medianP95(nights.of(Condition.CLEAN), step);
            Optional<Double> now = medianP95(faulty, step);
            if (clean.isPresent() && now.isPresent() && now.get() / clean.get() > factorMax) {
                factorMax = now.get() / clean.get();
                most = String.format(
                        Locale.ROOT, "%s %.0f → %.0f ms, ×%.2f", step.step(), clean.get(), now.get(), factorMax);
            }
        }
        return most;
    }

    private static Optional<Double> medianP95(List<Recorded> runs, StepSeries like) {
        double[] values = runs.stream()
                .map(run -> FolkloreGates.step(run.run(), like))
                .flatMap(Optional::stream)
                .mapToDouble(FolkloreGates::p95)
                .sorted()
                .toArray();
        int middle = values.length / 2;
        return values.length == 0
                ? Optional.empty()
                : Optional.of(values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2);
    }

    /** Each run of the condition against the clean run before it; three sigma on the gates' own baselines. */
    private String folklore(String condition, List<Gated> gated) {
        int compared = 0;
        int byPrevious = 0;
        int byRanks = 0;
        List<Recorded> clean = nights.of(Condition.CLEAN);
        for (Recorded run : nights.of(condition)) {
            Optional<Recorded> previous = clean.stream()
                    .filter(before -> before.order() < run.order())
                    .reduce((earlier, later) -> later);
            if (previous.isPresent()) {
                compared++;
                byPrevious += FolkloreGates.previousRun(previous.get().run(), run.run()) ? 1 : 0;
                byRanks += FolkloreGates.mannWhitney(previous.get().run(), run.run()) ? 1 : 0;
            }
        }
        long bySigma = gated.stream()
                .filter(gate -> FolkloreGates.threeSigma(
                        gate.baselines().stream().map(Recorded::run).toList(),
                        gate.candidate().run()))
                .count();
        return String.format(
                Locale.ROOT,
                "%d of %d | %.1f %% | %d of %d",
                byPrevious,
                compared,
                100.0 * bySigma / gated.size(),
                byRanks,
                compared);
    }

    private void say(String format, Object... values) {
        page.append(String.format(Locale.ROOT, format, values));
    }
}
