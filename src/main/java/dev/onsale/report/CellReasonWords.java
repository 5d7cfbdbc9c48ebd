package dev.onsale.report;

import dev.onsale.figures.Figures;
import dev.onsale.record.Cell;
import dev.onsale.record.CellReason;
import dev.onsale.record.CellReason.Figure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a compared cell is in its state, in words; its figures stand beside them. */
final class CellReasonWords {
    private CellReasonWords() {}

    /** One clause, or several with commas between them; of a verdict from before reasons were kept, what it says itself. */
    static String of(Cell cell) {
        return of(cell, null);
    }

    /** What the judged run alone showed, if that is why; in the unit of {@link Cell#change}. */
    static @Nullable Double seenOnce(Cell cell) {
        List<CellReason> why = cell.why() == null ? List.of() : cell.why();
        return why.stream()
                .filter(reason -> reason.kind() == CellReason.Kind.SEEN_ONCE)
                .map(reason -> reason.figure(Figure.CHANGE))
                .findFirst()
                .orElse(null);
    }

    /** @param seenOnce in place of what is said of a finding that was seen once, whose figures are said elsewhere */
    static String of(Cell cell, @Nullable String seenOnce) {
        List<CellReason> why = cell.why();
        if (why == null) {
            return cell.reason();
        }
        String before = "";
        List<String> clauses = new ArrayList<>();
        for (CellReason reason : why) {
            switch (reason.kind()) {
                case SHOWN_ONLY -> before = "shown only: ";
                case LISTED_NOT_GATED -> before = "listed under gate.only, but cannot be gated: ";
                case SEEN_ONCE -> clauses.add(seenOnce == null ? clause(cell, reason) : seenOnce);
                default -> clauses.add(clause(cell, reason));
            }
        }
        return before + String.join(", ", clauses);
    }

    private static String clause(Cell cell, CellReason reason) {
        return switch (reason.kind()) {
            case SHOWN_ONLY -> "shown only";
            case LISTED_NOT_GATED -> "listed under gate.only";
            case TOO_FEW_BASELINES ->
                "not compared: " + count(reason, Figure.BASELINES) + " of " + count(reason, Figure.BASELINES_OF)
                        + " baseline runs needed";
            case NO_DIRECTION_IS_WORSE -> "shown only: neither more nor fewer is worse by itself";
            case TOO_FEW_SAMPLES ->
                count(reason, Figure.SAMPLES) + " of " + count(reason, Figure.NEEDED) + " samples needed";
            case NOT_DELIVERED ->
                "this run delivered " + count(reason, Figure.SAMPLES) + " of " + count(reason, Figure.NEEDED)
                        + " samples needed, the baseline " + count(reason, Figure.BASELINE_SAMPLES);
            case NOT_KNOWN_OF_EVERY_RUN -> "not known of every run";
            case NOT_KNOWN_OF_THIS_RUN -> "not known of this run";
            case NOT_KNOWN_OF_ALL_BASELINES ->
                "shown only: known of " + count(reason, Figure.BASELINES) + " of " + count(reason, Figure.BASELINES_OF)
                        + " baseline runs";
            case CANNOT_GET_WORSE ->
                "shown only: at " + CellWords.value(cell, cell.baseline()) + " it cannot get worse by what counts";
            case HIDDEN_BY_CHANCE_WITHIN ->
                "too few samples (" + count(reason, Figure.SAMPLES)
                        + "): by chance within the runs alone, nothing below "
                        + CellWords.change(cell, reason.figure(Figure.DETECTABLE)) + " could be detected";
            case HIDDEN_BY_COUNTING ->
                "too few samples (" + count(reason, Figure.SAMPLES) + "): by counting alone, nothing below "
                        + CellWords.change(cell, reason.figure(Figure.DETECTABLE)) + " could be detected";
            case APPEARED -> "appeared: in no baseline run, " + count(reason, Figure.SAMPLES) + " samples now";
            case VANISHED -> "vanished: " + count(reason, Figure.SAMPLES) + " samples a baseline run, none now";
            case NOT_LISTED -> "not listed under gate.only";
            case LISTED_NOT_THERE -> "listed under gate.only, but the run has no such cell";
            case RUN_INVALID -> "the run was invalid: its figure says nothing of the target";
            case WITHIN_NOISE -> "within noise";
            case WITHIN_NOISE_BESIDE -> "within noise beside the other steps";
            case NOTHING_TO_COMPARE -> "nothing to compare";
            case BETTER_UNCONFIRMED -> "no worse; better by the screen alone";
            case BETTER -> "better beyond noise" + inFreshRuns(cell);
            case EARLIER -> "earlier than in the baseline, which is no worse";
            case BETTER_BY_DRIFT -> "no worse; the machine's drift explains as much";
            case FASTER_BUT_FAILING -> "faster, but more went wrong: not an improvement";
            case TOO_COARSE ->
                "but nothing below " + CellWords.change(cell, reason.figure(Figure.DETECTABLE))
                        + " would have been detected, and "
                        + CellWords.change(cell, reason.figure(Figure.MUST_DETECT)) + " must be";
            case JUDGED_WITH_ITS_STEP ->
                "too few responses to be judged by itself: nothing below "
                        + CellWords.change(cell, reason.figure(Figure.DETECTABLE))
                        + " would have been detected; judged with the step's other percentiles, in its times";
            case BASELINES_DIFFER ->
                "shown only: baseline runs differ so much that nothing below "
                        + CellWords.change(cell, reason.figure(Figure.DETECTABLE)) + " would have been detected";
            case NOISY_WITHIN_ITSELF -> "but this run is too noisy within itself";
            case BACK_BY_ITSELF -> "back by itself " + CellWords.value(cell, cell.candidate()) + " after the surge";
            case FLAGGED -> "flagged by the screen";
            case HIDDEN_BY_MACHINE ->
                "the machine has become faster than it was for its baseline, which may hide as much";
            case OTHERS_HAD_THE_MACHINE ->
                "slow in this run alone, while others took " + Figures.share(reason.figure(Figure.OTHERS))
                        + " of the target's machine in the fresh runs as well";
            case NOT_CONFIRMED_YET -> "not confirmed yet";
            case CLEARED -> "cleared" + by(cell);
            case CONFIRMED_BY_PAIRS -> "confirmed" + by(cell);
            case CONFIRMED_BY_CANDIDATES -> "confirmed by fresh runs (not machine-verified)";
            case NEITHER_PROVEN_NOR_CLEARED -> "neither proven nor cleared" + by(cell);
            case FRESH_RUNS_LACK_SAMPLES -> "and the fresh runs lack the samples to confirm or clear it";
            case MACHINE_DRIFT ->
                "machine drift: the machine itself changed by " + Figures.change(reason.figure(Figure.DRIFT));
            case NOT_BESIDE_OTHERS -> "but beside the other steps only " + own(cell);
            case ONLY_BESIDE_OTHERS ->
                "no slower by itself; " + own(cell) + " only beside the other steps, which became faster";
            case NOT_AS_MEASURED -> own(cell) + " beside the other steps, but as measured within what runs differ by";
            case ONE_OF_BOTH_WITHIN_NOISE -> "beside the other steps " + own(cell) + ": one of them within noise";
            case GONE -> "gone, nobody any more";
            case TOO_LARGE_FOR_CHANCE -> "too large for chance";
            case NOT_CONFIRMED_BY_FRESH_RUNS -> "though fresh runs do not confirm it";
            case AS_SLOW_AGAIN ->
                "as slow in " + count(reason, Figure.AGAIN) + " of " + count(reason, Figure.AGAIN_OF) + " fresh runs";
            case SEEN_ONCE ->
                "seen once, " + CellWords.change(cell, reason.figure(Figure.CHANGE))
                        + " in this run, too large for chance";
            case NOT_AGAIN -> "and not again in " + count(reason, Figure.AGAIN_OF) + " fresh runs";
            case NEVER_SOLD_OUT ->
                "never sold out, " + count(reason, Figure.SAMPLES) + " bought; the baseline sold out after "
                        + CellWords.value(cell, cell.baseline());
            case NEVER_BACK ->
                "did not come back without help: never back in its band in the " + count(reason, Figure.SAMPLES)
                        + " responses after the surge; the baseline came back after "
                        + CellWords.value(cell, cell.baseline());
            case NEW_FAILURE ->
                "a new kind of failure: " + count(reason, Figure.SAMPLES) + " in this run, in no baseline run";
            case SO_IN_FRESH_RUNS ->
                "so in " + count(reason, Figure.AGAIN) + " of " + count(reason, Figure.AGAIN_OF)
                        + " fresh runs of the candidate, in " + count(reason, Figure.BASELINE_AGAIN) + " of "
                        + count(reason, Figure.BASELINE_AGAIN_OF) + " of the baseline build";
            case MAY_BE_CHANCE -> "which may be chance";
            case INJECTOR_MAY_HAVE_ADDED ->
                "not proven: the injector may have added " + Figures.time(reason.figure(Figure.ADDED_MS));
            case INJECTOR_MAY_HAVE_ADDED_BEFORE ->
                "as measured, but the injector may have added " + Figures.time(reason.figure(Figure.ADDED_MS))
                        + " to the baseline";
            case TOO_FEW_DATES -> {
                double dates = reason.figure(Figure.DATES);
                yield "and the " + count(reason, Figure.BASELINES) + " baseline runs are of " + Figures.count(dates)
                        + (dates == 1 ? " date" : " dates") + ": what differs from night to night is not known";
            }
        };
    }

    private static String count(CellReason reason, Figure figure) {
        return Figures.count(reason.figure(figure));
    }

    private static String own(Cell cell) {
        return cell.own() == null
                ? Figures.NONE
                : CellWords.change(cell, cell.own().change());
    }

    private static String by(Cell cell) {
        int runs = cell.confirmation() == null
                ? 0
                : cell.confirmation().differences().size();
        return runs == 0 ? "" : " by " + runs + (runs == 1 ? " fresh pair" : " fresh pairs");
    }

    private static String inFreshRuns(Cell cell) {
        return cell.ofFreshRuns() ? ", in fresh runs too" : "";
    }
}
