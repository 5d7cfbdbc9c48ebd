package dev.onsale.report;

import dev.onsale.figures.Figures;
import dev.onsale.record.Growth;
import dev.onsale.record.SweepSummary;
import dev.onsale.record.Verdict.Judgement;
import dev.onsale.report.document.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a sweep's figures are worded, alike in all reports. */
final class GrowthWords {

    /** Columns for sizes, so that a table keeps its width. */
    private static final int SIZES_SHOWN_MAX = 4;

    private GrowthWords() {}

    /** The sizes that a table shows: all, or else the smallest, the largest and those evenly between them. */
    static List<Integer> shown(SweepSummary sweep) {
        List<Integer> all = sweep.conditions().sweep().ascending();
        if (all.size() <= SIZES_SHOWN_MAX) {
            return all;
        }
        List<Integer> shown = new ArrayList<>();
        for (int i = 0; i < SIZES_SHOWN_MAX; i++) {
            shown.add(all.get(i * (all.size() - 1) / (SIZES_SHOWN_MAX - 1)));
        }
        return shown;
    }

    static String value(Growth growth, double value) {
        return growth.unit().equals("ms") ? Figures.time(value) : Figures.decimal(value, value < 10 ? 1 : 0);
    }

    static String mean(Growth growth, int size) {
        return growth.values().containsKey(size) ? value(growth, growth.mean(size)) : "–";
    }

    /** {@code 13×}, {@code +12 %}, from the smallest size to the largest. */
    static String factor(Growth growth) {
        return growth.line() == null || !(growth.from() > 0) ? "–" : Figures.change(growth.to() / growth.from() - 1);
    }

    /** {@code 0.41 ms (0.38 to 0.44)} for each further ticket type. */
    static String slope(Growth growth) {
        Growth.Line line = growth.line();
        if (line == null) {
            return "–";
        }
        Double low = line.slopeLow();
        Double high = line.slopeHigh();
        String unit = growth.unit().equals("ms") ? " ms" : "";
        return small(line.slope())
                + unit
                + (low == null || high == null ? "" : " (" + small(low) + " to " + small(high) + ")");
    }

    private static String small(double value) {
        return Figures.decimal(value, Math.abs(value) < 0.995 ? 3 : Math.abs(value) < 9.95 ? 2 : 1);
    }

    static String state(Growth growth) {
        return switch (growth.state()) {
            case GROWS -> "grows";
            case STEADY -> "steady";
            case OPEN -> "open";
            case NOT_JUDGED -> "not judged";
        };
    }

    static Tone tone(Growth growth) {
        return switch (growth.state()) {
            case GROWS -> Tone.BAD;
            case STEADY -> Tone.GOOD;
            case OPEN -> Tone.UNSURE;
            case NOT_JUDGED -> Tone.QUIET;
        };
    }

    static Tone tone(Judgement judgement) {
        return switch (judgement) {
            case PASS -> Tone.GOOD;
            case FAIL -> Tone.BAD;
            case INCONCLUSIVE, INVALID -> Tone.UNSURE;
        };
    }

    static String word(Judgement judgement) {
        return judgement.name().toLowerCase(Locale.ROOT);
    }

    static String means(SweepSummary sweep) {
        return switch (sweep.found().judgement()) {
            case PASS -> "A larger catalogue makes no step slower by what counts. Small test data hide nothing here.";
            case FAIL ->
                sweep.found().growth().stream().anyMatch(one -> one.state() == Growth.State.GROWS)
                        ? "The more ticket types an event has, the more work a request is: test data with a few of them"
                                + " would not have shown it."
                        : "A run broke a limit of the plan by itself; no figure was shown to grow with the catalogue.";
            case INCONCLUSIVE ->
                "Not proven good and not proven bad: the runs differ too much, or were too few, to tell growth from"
                        + " noise.";
            case INVALID -> "The load was not what the plan asks for, so nothing can be said about the target.";
        };
    }

    /** What the reader can do next. */
    static List<String> advice(SweepSummary sweep) {
        List<String> advice = new ArrayList<>(SweepWords.settle(sweep));
        if (sweep.found().judgement() != Judgement.FAIL) {
            return advice;
        }
        boolean asks =
                sweep.found().growth().stream().anyMatch(one -> one.ofQueries() && one.state() == Growth.State.GROWS);
        if (asks) {
            advice.add(
                    "Fetch in one query what is now fetched for each ticket type. Steps that only became slower may be"
                            + " waiting for those that ask more.");
        } else if (sweep.found().growth().stream().anyMatch(one -> one.state() == Growth.State.GROWS)) {
            advice.add(
                    "Look for what is done once for each ticket type: queries in a loop, a list that is not paged, an"
                            + " index that is missing.");
        }
        if (advice.isEmpty()) {
            advice.add("Open the report of the run that failed.");
        }
        return advice;
    }

    /** What these runs cannot tell at all. */
    static List<String> notKnown(SweepSummary sweep) {
        boolean told = sweep.found().growth().stream().anyMatch(one -> one.ofQueries());
        return told
                ? List.of()
                : List.of("queries a request: no response reported them; a target reports them by Server-Timing, e.g."
                        + " db;desc=\"14 queries\"");
    }

    /** {@code 2, 20 and 100 ticket types, 2 runs at each}. */
    static String sizes(SweepSummary sweep) {
        List<Integer> all = sweep.conditions().sweep().ascending();
        String first =
                all.subList(0, all.size() - 1).stream().map(Figures::count).collect(Collectors.joining(", "));
        return first + " and " + Figures.count(all.get(all.size() - 1)) + " ticket types, "
                + (sweep.conditions().sweep().repeats() == 1
                        ? "one run"
                        : sweep.conditions().sweep().repeats() + " runs")
                + " at each";
    }
}
