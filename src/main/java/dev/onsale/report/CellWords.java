package dev.onsale.report;

import dev.onsale.figures.Change;
import dev.onsale.figures.Figures;
import dev.onsale.record.Cell;
import dev.onsale.record.Cell.Confirmation;
import dev.onsale.record.Cell.Fact;
import dev.onsale.record.Verdict;
import dev.onsale.report.document.Tone;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One compared cell in words and figures, as every renderer shows it. Once fresh runs have spoken, baseline, now and change
 * are theirs; what the judged run showed is told apart.
 */
final class CellWords {

    /** Gatling's clock has whole milliseconds; what it cannot tell from one is compared as one. */
    private static final double TICK_MS = 1;

    private static final Pattern PERCENTILE = Pattern.compile("p[0-9.]+");

    private CellWords() {}

    /** The value on the metric's own scale: {@code 52 ms}, {@code 0.4 %}, {@code 12.1}. */
    static String value(Cell cell, @Nullable Double value) {
        if (value == null) {
            return Figures.NONE;
        }
        return switch (cell.unit()) {
            case "ms" -> value <= TICK_MS ? "≤ " + Figures.time(TICK_MS) : Figures.time(value);
            case "share" -> Figures.share(value);
            default -> Figures.decimal(value, 2);
        };
    }

    /** From what the change is. */
    static String baseline(Cell cell) {
        return value(cell, baselineOf(cell));
    }

    /** To what the change is. */
    static String now(Cell cell) {
        return value(cell, nowOf(cell));
    }

    /** Not known of fresh runs in verdicts from before their figures were kept: the judged run's beside them would mislead. */
    static @Nullable Double baselineOf(Cell cell) {
        Confirmation fresh = cell.confirmation();
        return fresh != null && cell.ofFreshRuns() ? fresh.baseline() : cell.baseline();
    }

    static @Nullable Double nowOf(Cell cell) {
        Confirmation fresh = cell.confirmation();
        return fresh != null && cell.ofFreshRuns() ? fresh.candidate() : cell.candidate();
    }

    /** {@code 4.3×}, {@code +12 %}, {@code +1.2 points}; a dash when nothing was compared. */
    static String change(Cell cell) {
        return cell.change() == null
                ? Figures.NONE
                : changed(cell, cell.change()).text();
    }

    /** The 90 % interval of the change in the same unit; empty when there is none. */
    static String interval(Cell cell) {
        return cell.change() == null ? "" : changed(cell, cell.change()).interval();
    }

    /** Both, for one column of a table. */
    static String changeAndInterval(Cell cell) {
        return cell.change() == null
                ? Figures.NONE
                : changed(cell, cell.change()).compact();
    }

    private static Change changed(Cell cell, double change) {
        return new Change(change, cell.changeLow(), cell.changeHigh(), isShare(cell));
    }

    /** Another change of the same cell. */
    static String change(Cell cell, @Nullable Double change) {
        return change == null ? Figures.NONE : isShare(cell) ? Figures.points(change) : Figures.change(change);
    }

    /** Whether it is a percentile of a step's whole run. */
    static boolean isPercentile(Cell cell) {
        return PERCENTILE.matcher(cell.metric()).matches();
    }

    static boolean isShare(Cell cell) {
        return cell.unit().equals("share");
    }

    /** The smallest regression the procedure would have seen (80 % power); a dash when the cell was not gated. */
    static String smallestDetectable(Cell cell) {
        return change(cell, cell.smallestDetectable());
    }

    /** {@code regressed}, {@code improved}, {@code within noise}, {@code inconclusive}, {@code not gated}. */
    static String state(Cell cell) {
        return switch (cell.state()) {
            case STEADY -> "within noise";
            case REGRESSED -> "regressed";
            case IMPROVED -> "improved";
            case INCONCLUSIVE -> "inconclusive";
            case NOT_GATED -> "not gated";
        };
    }

    static Tone tone(Cell.State state) {
        return switch (state) {
            case STEADY, IMPROVED -> Tone.GOOD;
            case REGRESSED -> Tone.BAD;
            case INCONCLUSIVE -> Tone.UNSURE;
            case NOT_GATED -> Tone.QUIET;
        };
    }

    /** Where the reader should look first: 0 for a regression, then what is open, better, steady, not gated. */
    static int urgency(Cell cell) {
        return switch (cell.state()) {
            case REGRESSED -> 0;
            case INCONCLUSIVE -> 1;
            case IMPROVED -> 2;
            case STEADY -> 3;
            case NOT_GATED -> 4;
        };
    }

    /** Why it is in its state, and what the judged run showed where the figures are of fresh runs. */
    static String note(Cell cell) {
        return Stream.of(CellReasonWords.of(cell), judgedRun(cell))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
    }

    /** Whether the note says more than the state does. */
    static boolean isNoted(Cell cell) {
        return cell.state() != Cell.State.STEADY || cell.ofFreshRuns();
    }

    /** {@code this run 13 → 55 ms}; empty where the figures beside it are the judged run's anyhow. */
    private static String judgedRun(Cell cell) {
        return cell.ofFreshRuns() && cell.baseline() != null && cell.candidate() != null
                ? "this run " + fromTo(cell, cell.baseline(), cell.candidate())
                : "";
    }

    /**
     * One sentence with the change, its numbers and why it counts: {@code browse p95 4.3× slower (12 → 52 ms, 90 % interval
     * 3.1×–5.8×), confirmed by 3 fresh pairs; this run 13 → 55 ms}.
     */
    static String sentence(Cell cell, Verdict.Comparison comparison) {
        if (cell.fact() == Fact.VANISHED || cell.fact() == Fact.APPEARED) {
            return cell.step() + " " + CellReasonWords.of(cell);
        }
        Double once = CellReasonWords.seenOnce(cell);
        if (once != null && cell.ofFreshRuns()) {
            return seenOnce(cell, once);
        }
        StringBuilder sentence = new StringBuilder(cell.name());
        if (cell.change() != null) {
            sentence.append(' ').append(change(cell)).append(direction(cell, cell.change()));
        }
        Double from = baselineOf(cell);
        Double to = nowOf(cell);
        sentence.append(inBrackets(
                from == null || to == null ? "" : fromTo(cell, from, to),
                interval(cell).isEmpty() ? "" : "90 % interval " + interval(cell)));
        String why = cell.why() == null ? FormerWords.confirmedBy(cell, comparison) : CellReasonWords.of(cell);
        // A cell without any figure is named, and then said what is the matter with it.
        String between = sentence.length() > cell.name().length() ? ", " : " ";
        Stream.of(
                        why.isEmpty() ? "" : between + why,
                        judgedRun(cell).isEmpty() ? "" : "; " + judgedRun(cell),
                        beside(cell))
                .forEach(sentence::append);
        return sentence.toString();
    }

    /** What the judged run alone showed leads, and the fresh runs' figures follow it. */
    private static String seenOnce(Cell cell, double change) {
        String judged = cell.baseline() == null || cell.candidate() == null
                ? ""
                : fromTo(cell, cell.baseline(), cell.candidate());
        return cell.name() + " " + change(cell, change) + direction(cell, change) + " in this run" + inBrackets(judged)
                + ", " + CellReasonWords.of(cell, "seen once, too large for chance") + "; fresh runs " + change(cell)
                + inBrackets(interval(cell).isEmpty() ? "" : "90 % interval " + interval(cell));
    }

    /** How much of a regression the other steps of the same runs do not explain. */
    private static String beside(Cell cell) {
        return cell.own() == null || cell.state() != Cell.State.REGRESSED
                ? ""
                : "; beside the other steps " + change(cell, cell.own().change());
    }

    private static String inBrackets(String... parts) {
        String all = Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
        return all.isEmpty() ? "" : " (" + all + ")";
    }

    private static String fromTo(Cell cell, double baseline, double candidate) {
        return switch (cell.unit()) {
            case "ms" ->
                (baseline <= TICK_MS ? "≤ " : "")
                        + Figures.fromTo(Math.max(TICK_MS, baseline), Math.max(TICK_MS, candidate));
            case "share" -> Figures.fromToShare(baseline, candidate);
            default -> value(cell, baseline) + " → " + value(cell, candidate);
        };
    }

    /** Where the sign does not say it. */
    private static String direction(Cell cell, double change) {
        if (!cell.unit().equals("ms")) {
            return "";
        }
        return change > 0 ? " slower" : changed(cell, change).inFactors() ? " as long" : "";
    }
}
