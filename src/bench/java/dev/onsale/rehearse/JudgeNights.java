package dev.onsale.rehearse;

import dev.onsale.record.Cell;
import dev.onsale.record.Verdict.Judgement;
import dev.onsale.rehearse.RecordedNights.Gated;
import dev.onsale.rehearse.RecordedNights.Recorded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What recorded nights say of the gate, as Markdown on standard output and in {@code FOLDER/nights.md}: {@code
 * JudgeNights FOLDER [GATES [K [M [CELL…]]]]}; with cells as if the plan gated them alone. Draws without replacement within a gate, with it between gates: the shares
 * describe these runs, they are no estimate with an error of its own. {@code FOLDER/spread.csv} has the clean runs' values,
 * from which {@code NightsBench} makes its world.
 */
final class JudgeNights {

    private static final long SEED = 20240711;
    private static final int CELLS_TOLD_MAX = 5;

    private final RecordedNights nights;
    private final NightSpread spread;
    private final int gates;
    private final int baselineRuns;
    private final int pairs;
    private final List<String> only;
    private final StringBuilder page = new StringBuilder();

    private JudgeNights(RecordedNights nights, int gates, int baselineRuns, int pairs, List<String> only) {
        this.nights = nights;
        this.spread = new NightSpread(nights);
        this.gates = gates;
        this.baselineRuns = baselineRuns;
        this.pairs = pairs;
        this.only = only;
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int gates = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 200;
        int baselineRuns = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
        int pairs = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 3;
        List<String> only = List.of(arguments).subList(Math.min(4, arguments.length), arguments.length);
        JudgeNights judging = new JudgeNights(RecordedNights.read(folder, only), gates, baselineRuns, pairs, only);
        judging.spread();
        judging.gates();
        System.out.print(judging.page);
        Files.writeString(folder.resolve("nights.md"), judging.page);
        Files.writeString(folder.resolve("spread.csv"), judging.spread.csv());
    }

    private void spread() {
        say(
                "Between-run spread of %d clean runs.%n%n",
                nights.of(Condition.CLEAN).size());
        say("%s%n", spread.table());
        say("What the faults moved: medians of the runs, and the spread of the clean ones.%n%n");
        say("| condition | step | | | | |%n|---|---|---|---|---|---|%n");
        nights.conditions().stream()
                .filter(condition -> !condition.equals(Condition.CLEAN))
                .forEach(condition -> say("%s", spread.moved(condition)));
        say("%n");
    }

    private void gates() {
        say(
                "%d gates a condition, K = %d clean baselines, m = %d pairs of neighbours%s.%n%n",
                gates, baselineRuns, pairs, only.isEmpty() ? "" : ", gating only " + String.join(", ", only));
        say(
                "| condition | gates | red | inconclusive | pass | red where no two share a candidate | previous run ±10 %% |"
                        + " 3 sigma | Mann-Whitney | red cells | open cells |%n|---|---|---|---|---|---|---|---|---|---|---|%n");
        StringBuilder reused = new StringBuilder();
        for (String condition : nights.conditions()) {
            Random random = new Random(SEED);
            List<Gated> gated = new ArrayList<>();
            for (int i = 0; i < gates; i++) {
                nights.gate(condition, baselineRuns, pairs, random).ifPresent(gated::add);
            }
            if (gated.isEmpty()) {
                say("| %s | 0: too few runs | | | | | | | | | |%n", condition);
                continue;
            }
            say(
                    "| %s | %d | %.0f %% | %.0f %% | %.0f %% | %s | %s | %s | %s |%n",
                    condition,
                    gated.size(),
                    share(gated, Judgement.FAIL),
                    share(gated, Judgement.INCONCLUSIVE),
                    share(gated, Judgement.PASS),
                    eachOnce(condition, random),
                    folklore(condition, gated),
                    cells(Cell.State.REGRESSED, gated),
                    cells(Cell.State.INCONCLUSIVE, gated));
            reused.append(reuse(condition, gated));
        }
        List<Gated> row = nights.inARow(baselineRuns, pairs);
        say(
                "%nA/A gates in a row, every clean run against the %d before it, the %d after it as pairs: %d, red %.0f %%,"
                        + " inconclusive %.0f %%.%n",
                baselineRuns, 2 * pairs, row.size(), share(row, Judgement.FAIL), share(row, Judgement.INCONCLUSIVE));
        say("%nGates share runs, so that they are fewer than they look:%n%n%s%n", reused);
    }

    /** Every run of the condition is the candidate of one gate. */
    private String eachOnce(String condition, Random random) {
        List<Gated> gated = nights.of(condition).stream()
                .flatMap(candidate -> nights.gateOf(candidate, baselineRuns, pairs, random).stream())
                .toList();
        long red = gated.stream()
                .filter(gate -> gate.verdict().judgement() == Judgement.FAIL)
                .count();
        return red + " of " + gated.size();
    }

    private static String cells(Cell.State state, List<Gated> gated) {
        Map<String, Integer> found = new TreeMap<>();
        gated.forEach(gate -> gate.verdict().cells().stream()
                .filter(cell -> cell.state() == state)
                .forEach(cell -> found.merge(cell.name(), 1, Integer::sum)));
        return found.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(CELLS_TOLD_MAX)
                .map(cell -> cell.getKey() + " " + cell.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String reuse(String condition, List<Gated> gated) {
        Map<Integer, Integer> uses = new TreeMap<>();
        gated.forEach(gate -> gate.runs().forEach(run -> uses.merge(run.order(), 1, Integer::sum)));
        IntSummaryStatistics often =
                uses.values().stream().mapToInt(Integer::intValue).summaryStatistics();
        return String.format(
                Locale.ROOT,
                "- %s: %d different runs, each in %.1f of %d gates on average, one of them in %d%n",
                condition,
                uses.size(),
                often.getAverage(),
                gated.size(),
                often.getMax());
    }

    private static double share(List<Gated> gated, Judgement judgement) {
        return 100.0
                * gated.stream()
                        .filter(gate -> gate.verdict().judgement() == judgement)
                        .count()
                / gated.size();
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
                "%d of %d | %.0f %% | %d of %d",
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
