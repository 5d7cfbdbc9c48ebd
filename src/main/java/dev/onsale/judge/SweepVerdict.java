package dev.onsale.judge;

import dev.onsale.plan.GateSettings;
import dev.onsale.plan.Sweep;
import dev.onsale.record.Growth;
import dev.onsale.record.Growth.State;
import dev.onsale.record.Verdict.Judgement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is judged of a sweep; a pure function of its runs.
 *
 * <p>{@code invalid} if a run's load was not the plan's, or the sweep was cut short by the user or the injector; else
 * {@code fail} if a figure grows, or a run broke a budget or the target; else {@code inconclusive} if anything is open;
 * else {@code pass}.
 *
 * @param reasons one sentence each, the decisive one first
 * @param settle what would settle an inconclusive or invalid sweep
 */
public record SweepVerdict(Judgement judgement, List<String> reasons, List<String> settle, List<Growth> growth) {

    private static final int OPEN_NAMED_MAX = 3;

    /**
     * @param runs as many as were made, in any order
     * @param stopped why it ended before all runs were made; empty if it did not
     */
    public static SweepVerdict of(List<CatalogueRun> runs, Sweep sweep, GateSettings gate, String stopped) {
        List<CatalogueRun> comparable =
                runs.stream().filter(CatalogueRun::comparable).toList();
        List<Growth> growth = new CatalogueGrowth(sweep, gate).of(comparable);
        List<String> invalid = invalid(runs, sweep, stopped);
        if (!invalid.isEmpty()) {
            return new SweepVerdict(
                    Judgement.INVALID,
                    invalid,
                    List.of("Make the sweep again, on a machine that is left alone."),
                    growth);
        }
        List<String> failed = new ArrayList<>(grown(growth));
        failed.addAll(broken(runs, Judgement.FAIL));
        if (!failed.isEmpty()) {
            return new SweepVerdict(Judgement.FAIL, failed, List.of(), growth);
        }
        List<String> open = new ArrayList<>(opened(growth));
        open.addAll(broken(runs, Judgement.INCONCLUSIVE));
        if (!open.isEmpty()) {
            String more = "Make more runs at each size, which narrows the intervals: sweep.repeats: "
                    + Math.max(2, sweep.repeats() + 1) + ".";
            return new SweepVerdict(Judgement.INCONCLUSIVE, open, List.of(more), growth);
        }
        return growth.stream().anyMatch(one -> one.state() == State.STEADY)
                ? new SweepVerdict(Judgement.PASS, List.of(steady(growth, sweep)), List.of(), growth)
                : new SweepVerdict(
                        Judgement.INCONCLUSIVE,
                        List.of("no step had enough responses at every size"),
                        List.of("Lengthen the plan: p50 needs 20 responses of a step in each run, p95 needs 200."),
                        growth);
    }

    private static List<String> invalid(List<CatalogueRun> runs, Sweep sweep, String stopped) {
        List<String> reasons = new ArrayList<>();
        if (!stopped.isEmpty()) {
            reasons.add("stopped after " + runs.size() + " of " + sweep.runs() + " runs: " + stopped);
        }
        runs.stream()
                .map(CatalogueRun::run)
                .filter(run -> run.judgement() == Judgement.INVALID)
                .forEach(run -> reasons.add("the run at " + types(run.ticketTypes()) + " is invalid: " + run.reason()));
        return reasons;
    }

    private static List<String> broken(List<CatalogueRun> runs, Judgement judgement) {
        return runs.stream()
                .map(CatalogueRun::run)
                .filter(run -> run.judgement() == judgement)
                .map(run -> "at " + types(run.ticketTypes()) + ": " + run.reason())
                .toList();
    }

    /** A step that asks more often explains its own latency, and often that of others: these come first. */
    private static List<String> grown(List<Growth> growth) {
        Map<String, List<Growth>> bySteps = new LinkedHashMap<>();
        growth.stream()
                .filter(one -> one.state() == State.GROWS)
                .forEach(one -> bySteps.computeIfAbsent(one.step(), step -> new ArrayList<>())
                        .add(one));
        List<String> asking = new ArrayList<>();
        List<String> slower = new ArrayList<>();
        bySteps.forEach((step, grown) -> {
            List<Growth> latencies =
                    grown.stream().filter(one -> !isQueries(one)).toList();
            grown.stream()
                    .filter(SweepVerdict::isQueries)
                    .findFirst()
                    .ifPresentOrElse(
                            queries -> asking.add(asks(queries) + and(latencies)), () -> slower.add(slower(latencies)));
        });
        asking.addAll(slower);
        return asking;
    }

    /** {@code browse asks 1.0 more queries for each ticket type (2 → 22 → 102 queries a request)}. */
    private static String asks(Growth queries) {
        Growth.Line line = queries.line();
        return queries.step() + " asks " + Figures.few(line == null ? 0 : line.slope())
                + " more queries for each ticket type ("
                + queries.values().keySet().stream()
                        .map(size -> Figures.few(queries.mean(size)))
                        .collect(Collectors.joining(" → "))
                + " queries a request)";
    }

    private static String and(List<Growth> latencies) {
        return latencies.isEmpty()
                ? ""
                : "; its "
                        + latencies.stream()
                                .map(one -> one.metric() + " grows from " + Figures.ms(one.from()) + " to "
                                        + Figures.ms(one.to()))
                                .collect(Collectors.joining(", its "));
    }

    private static String slower(List<Growth> latencies) {
        Growth first = latencies.get(0);
        return first.step() + " "
                + latencies.stream()
                        .map(one ->
                                one.metric() + " grows from " + Figures.ms(one.from()) + " to " + Figures.ms(one.to()))
                        .collect(Collectors.joining(", "))
                + " between " + first.values().firstKey() + " and "
                + types(first.values().lastKey());
    }

    private static List<String> opened(List<Growth> growth) {
        List<Growth> open =
                growth.stream().filter(one -> one.state() == State.OPEN).toList();
        List<String> reasons = new ArrayList<>(open.stream()
                .limit(OPEN_NAMED_MAX)
                .map(one -> one.step() + " " + one.metric() + ": " + one.reason())
                .toList());
        if (open.size() > OPEN_NAMED_MAX) {
            reasons.add("and " + (open.size() - OPEN_NAMED_MAX) + " more, in the table");
        }
        return reasons;
    }

    private static String steady(List<Growth> growth, Sweep sweep) {
        boolean told = growth.stream().anyMatch(SweepVerdict::isQueries);
        return "no latency " + (told ? "and no number of queries " : "") + "grows with the catalogue, from "
                + sweep.smallest() + " to " + types(sweep.largest());
    }

    private static boolean isQueries(Growth growth) {
        return growth.metric().equals(Growth.QUERIES);
    }

    private static String types(int count) {
        return Figures.count(count) + (count == 1 ? " ticket type" : " ticket types");
    }
}
