package dev.onsale.report;

import dev.onsale.record.Cell;
import dev.onsale.record.Cell.Fact;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.ConfirmationMode;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One compared cell in words and figures, as every renderer shows it. */
public final class CellWords {
    private static final String NONE = "–";

    /** Gatling's clock has whole milliseconds; what it cannot tell from one is compared as one. */
    private static final double TICK_MS = 1;

    private CellWords() {}

    /** The value on the metric's own scale: {@code 52 ms}, {@code 0.4 %}, {@code 12.1}. */
    public static String value(Cell cell, @Nullable Double value) {
        if (value == null) {
            return NONE;
        }
        return switch (cell.unit()) {
            case "ms" -> value <= TICK_MS ? "≤ " + Figures.time(TICK_MS) : Figures.time(value);
            case "share" -> Figures.share(value);
            default -> Figures.decimal(value, 2);
        };
    }

    /** {@code 4.3×}, {@code +12 %}, {@code +1.2 points}; a dash when nothing was compared. */
    public static String change(Cell cell) {
        return change(cell, cell.change());
    }

    /** The 90 % interval of the change, {@code 3.1×–5.8×}, {@code −9 % to +12 %} or {@code −0.2 to +0.4}; empty when there is none. */
    public static String interval(Cell cell) {
        if (cell.changeLow() == null || cell.changeHigh() == null) {
            return "";
        }
        if (cell.unit().equals("share")) {
            return (Figures.points(cell.changeLow()) + " to " + Figures.points(cell.changeHigh()))
                    .replace(" points", "");
        }
        String low = change(cell, cell.changeLow());
        String high = change(cell, cell.changeHigh());
        return low.endsWith("×") && high.endsWith("×") ? low + "–" + high : low + " to " + high;
    }

    /** The smallest regression the procedure would have seen (80 % power); a dash when the cell was not gated. */
    public static String smallestDetectable(Cell cell) {
        return change(cell, cell.smallestDetectable());
    }

    /** {@code regressed}, {@code improved}, {@code within noise}, {@code inconclusive}, {@code not gated}. */
    public static String state(Cell cell) {
        return switch (cell.state()) {
            case STEADY -> "within noise";
            case REGRESSED -> "regressed";
            case IMPROVED -> "improved";
            case INCONCLUSIVE -> "inconclusive";
            case NOT_GATED -> "not gated";
        };
    }

    public static Tone tone(Cell.State state) {
        return switch (state) {
            case STEADY, IMPROVED -> Tone.GOOD;
            case REGRESSED -> Tone.BAD;
            case INCONCLUSIVE -> Tone.UNSURE;
            case NOT_GATED -> Tone.QUIET;
        };
    }

    /** Where the reader should look first: 0 for a regression, then what is open, better, steady, not gated. */
    public static int urgency(Cell cell) {
        return switch (cell.state()) {
            case REGRESSED -> 0;
            case INCONCLUSIVE -> 1;
            case IMPROVED -> 2;
            case STEADY -> 3;
            case NOT_GATED -> 4;
        };
    }

    /**
     * One sentence with the change and its numbers: {@code browse p95 4.3× slower (12 → 52 ms, 90 % interval
     * 3.1×–5.8×)}. Once fresh pairs have spoken, change and interval are theirs, and the run is told apart: {@code browse
     * p95 4.3× slower (90 % interval 3.1×–5.8×), confirmed by 3 fresh pairs; this run 12 → 52 ms}.
     */
    public static String sentence(Cell cell, Verdict.Comparison comparison) {
        if (cell.fact() == Fact.VANISHED || cell.fact() == Fact.APPEARED) {
            return cell.step() + " " + cell.reason();
        }
        StringBuilder sentence = new StringBuilder(cell.name());
        if (cell.change() != null) {
            sentence.append(' ').append(change(cell)).append(direction(cell, cell.change()));
        }
        String run = cell.baseline() == null || cell.candidate() == null
                ? ""
                : fromTo(cell, cell.baseline(), cell.candidate());
        String interval = interval(cell).isEmpty() ? "" : "90 % interval " + interval(cell);
        if (cell.confirmation() == null) {
            return sentence.append(inBrackets(run, interval))
                    .append(confirmedBy(cell, comparison))
                    .append(beside(cell))
                    .toString();
        }
        return sentence.append(inBrackets(interval))
                .append(confirmedBy(cell, comparison))
                .append(run.isEmpty() ? "" : "; this run " + run)
                .append(beside(cell))
                .toString();
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
        String from = value(cell, baseline);
        String to = value(cell, candidate);
        int space = to.lastIndexOf(' ');
        String unit = space < 0 ? "" : to.substring(space);
        // The unit is said once when both figures share it.
        return (!unit.isEmpty() && from.endsWith(unit) ? from.substring(0, from.length() - unit.length()) : from)
                + " → " + to;
    }

    private static String direction(Cell cell, double change) {
        if (cell.unit().equals("ms")) {
            return change > 0 ? " slower" : change < 0 ? " faster" : "";
        }
        return change > 0 ? " more" : change < 0 ? " fewer" : "";
    }

    private static String confirmedBy(Cell cell, Verdict.Comparison comparison) {
        if (cell.confirmation() == null) {
            return cell.state() == Cell.State.REGRESSED && cell.fact() != null
                    ? ", too large for chance"
                    : comparison.confirmation() == ConfirmationMode.PENDING && cell.flagged()
                            ? ", not yet confirmed"
                            : "";
        }
        String word = word(cell, cell.confirmation().confirmed());
        int fresh = cell.confirmation().differences().size();
        return comparison.confirmation() == ConfirmationMode.CANDIDATES
                ? word + "fresh runs (not machine-verified)"
                : word + fresh + (fresh == 1 ? " fresh pair" : " fresh pairs");
    }

    /** What is too large for chance stays red where most fresh runs show it too, few as its responses may be for a proof. */
    private static String word(Cell cell, boolean confirmed) {
        if (confirmed) {
            return ", confirmed by ";
        }
        return cell.state() == Cell.State.REGRESSED ? ", as large in most of " : ", not confirmed by ";
    }

    private static String change(Cell cell, @Nullable Double change) {
        if (change == null) {
            return NONE;
        }
        return cell.unit().equals("share") ? Figures.points(change) : Figures.change(change);
    }
}
