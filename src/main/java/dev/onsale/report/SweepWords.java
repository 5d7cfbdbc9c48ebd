package dev.onsale.report;

import dev.onsale.figures.Figures;
import dev.onsale.record.Growth;
import dev.onsale.record.Growth.State;
import dev.onsale.record.GrowthReason;
import dev.onsale.record.GrowthReason.Figure;
import dev.onsale.record.SweepReason;
import dev.onsale.record.SweepSummary;
import dev.onsale.record.SweepSummary.SweptRun;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Why a sweep was judged as it was, and what would settle it, in words. */
public final class SweepWords {
    private static final int OPEN_NAMED_MAX = 3;

    private final SweepSummary sweep;

    private SweepWords(SweepSummary sweep) {
        this.sweep = sweep;
    }

    /** The same in the words in which it is stored; unchanged where a version stored it that kept sentences alone. */
    public static SweepSummary worded(SweepSummary sweep) {
        return sweep.with(sweep.found()
                .worded(
                        reasons(sweep),
                        settle(sweep),
                        sweep.found().growth().stream()
                                .map(growth -> growth.worded(reason(growth)))
                                .toList()));
    }

    /** One sentence each, the decisive one first. */
    static List<String> reasons(SweepSummary sweep) {
        List<SweepReason> because = sweep.found().because();
        return because == null ? sweep.found().reasons() : new SweepWords(sweep).all(because);
    }

    /** What would settle an inconclusive or invalid sweep. */
    static List<String> settle(SweepSummary sweep) {
        List<SweepReason.Remedy> remedies = sweep.found().remedies();
        return remedies == null
                ? sweep.found().settle()
                : remedies.stream().map(remedy -> settling(remedy, sweep)).toList();
    }

    /** Why the growth of a figure is open, or not judged; empty otherwise. */
    static String reason(Growth growth) {
        GrowthReason why = growth.why();
        if (why == null) {
            return growth.reason();
        }
        return switch (why.kind()) {
            case KNOWN_AT_ONE_SIZE -> "known at one size only";
            case TOO_FEW_RESPONSES ->
                // As it always was: without a separator.
                Math.round(why.figure(Figure.SAMPLES)) + " of " + Math.round(why.figure(Figure.NEEDED))
                        + " responses needed at " + Figures.count(why.figure(Figure.TICKET_TYPES)) + " ticket types";
            case NO_INTERVAL -> "two runs give no interval";
            case GROWTH_NOT_PROVEN -> "the runs differ too much to say that it grows";
            case GROWTH_NOT_RULED_OUT ->
                "the runs differ too much to rule "
                        + (why.figures().containsKey(Figure.MORE_MS)
                                ? "out " + Figures.time(why.figure(Figure.MORE_MS)) + " more"
                                : "growth out");
        };
    }

    private static String settling(SweepReason.Remedy remedy, SweepSummary sweep) {
        return switch (remedy) {
            case SWEEP_AGAIN -> "Make the sweep again, on a machine that is left alone.";
            case MORE_REPEATS ->
                "Make more runs at each size, which narrows the intervals: sweep.repeats: "
                        + Math.max(2, sweep.conditions().sweep().repeats() + 1) + ".";
            case LONGER_PLAN -> "Lengthen the plan: p50 needs 20 responses of a step in each run, p95 needs 200.";
        };
    }

    private List<String> all(List<SweepReason> because) {
        List<SweepReason> open = because.stream()
                .filter(reason -> reason.kind() == SweepReason.Kind.OPEN)
                .toList();
        List<String> sentences = new ArrayList<>();
        for (SweepReason reason : because) {
            int place = open.indexOf(reason);
            if (place < OPEN_NAMED_MAX) {
                sentences.add(sentence(reason));
            } else if (place == OPEN_NAMED_MAX) {
                sentences.add("and " + (open.size() - OPEN_NAMED_MAX) + " more, in the table");
            }
        }
        return sentences;
    }

    private String sentence(SweepReason reason) {
        String name = reason.of();
        return switch (reason.kind()) {
            case STOPPED ->
                "stopped after " + sweep.runs().size() + " of "
                        + sweep.conditions().sweep().runs() + " runs: " + name;
            case RUN_INVALID -> {
                SweptRun run = run(name);
                yield "the run at " + types(run.ticketTypes()) + " is invalid: " + run.reason();
            }
            case GROWS -> grown(name);
            case RUN_NOT_PASSED -> {
                SweptRun run = run(name);
                yield "at " + types(run.ticketTypes()) + ": " + run.reason();
            }
            case OPEN ->
                sweep.found().growth().stream()
                        .filter(one -> one.name().equals(name))
                        .findFirst()
                        .map(one -> name + ": " + reason(one))
                        .orElse(name);
            case STEADY -> steady();
            case NOTHING_JUDGED -> "no step had enough responses at every size";
        };
    }

    private SweptRun run(String id) {
        return sweep.runs().stream()
                .filter(run -> run.run().equals(id))
                .findFirst()
                .orElse(new SweptRun(0, id, sweep.found().judgement(), ""));
    }

    private String grown(String step) {
        List<Growth> grown = sweep.found().growth().stream()
                .filter(one -> one.state() == State.GROWS && one.step().equals(step))
                .toList();
        List<Growth> latencies = grown.stream().filter(one -> !one.ofQueries()).toList();
        return grown.stream()
                .filter(Growth::ofQueries)
                .findFirst()
                .map(queries -> asks(queries) + and(latencies))
                .orElseGet(() -> latencies.isEmpty() ? step : slower(latencies));
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
                : "; its " + latencies.stream().map(SweepWords::fromTo).collect(Collectors.joining(", its "));
    }

    private static String slower(List<Growth> latencies) {
        Growth first = latencies.get(0);
        return first.step() + " "
                + latencies.stream().map(SweepWords::fromTo).collect(Collectors.joining(", "))
                + " between " + first.values().firstKey() + " and "
                + types(first.values().lastKey());
    }

    private static String fromTo(Growth latency) {
        return latency.metric() + " grows from " + Figures.time(latency.from()) + " to " + Figures.time(latency.to());
    }

    private String steady() {
        boolean told = sweep.found().growth().stream().anyMatch(Growth::ofQueries);
        return "no latency " + (told ? "and no number of queries " : "") + "grows with the catalogue, from "
                + sweep.conditions().sweep().smallest() + " to "
                + types(sweep.conditions().sweep().largest());
    }

    private static String types(int count) {
        return Figures.count(count) + (count == 1 ? " ticket type" : " ticket types");
    }
}
