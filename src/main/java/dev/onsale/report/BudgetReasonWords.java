package dev.onsale.report;

import dev.onsale.figures.Figures;
import dev.onsale.record.BudgetCheck;
import dev.onsale.record.BudgetReason;
import dev.onsale.record.BudgetReason.Figure;
import dev.onsale.record.BudgetReason.Window;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Why a limit was not met, in words; the figure and the limit stand beside them. */
final class BudgetReasonWords {
    /** Whoever has read three kinds of failure wants the table. */
    private static final int KINDS_MAX = 3;

    private static final Window NO_WINDOW = new Window(0, 0, Double.NaN, 0, 0);

    private BudgetReasonWords() {}

    /** Where and when it was broken worst; of a verdict from before reasons were kept, what it says itself; empty if met. */
    static String of(BudgetCheck check) {
        List<BudgetReason> why = check.why();
        return why == null
                ? check.witness()
                : why.stream().map(reason -> clause(check, reason)).collect(Collectors.joining("; "));
    }

    /** Why it is not proven to be broken, likewise; {@code null} if that is no question. */
    static @Nullable String doubt(BudgetCheck check) {
        BudgetReason doubt = check.doubt();
        return doubt == null ? check.notProven() : clause(check, doubt);
    }

    private static String clause(BudgetCheck check, BudgetReason reason) {
        return switch (reason.kind()) {
            case NEVER_RAN -> "never ran";
            case NOT_TOLD_APART -> "not told apart: the run had too many names";
            case NONE_SUCCEEDED -> "none of " + count(reason, Figure.ALL) + " requests succeeded";
            case NO_RESPONSE -> "there was no response";
            case JOURNEYS_NOT_KNOWN -> "journeys are not known: the scenario does not use the words of onsale";
            case DUE_NOT_KNOWN ->
                "when visitors were due is not known: the run predates it, or its scenario does not use the words of onsale";
            case NO_VISITOR -> "no visitor of this kind came";
            case NO_SURGE -> "the plan has no surge: its rate never rises above the opening one";
            case TOO_FEW_AROUND_SURGE ->
                "no step had " + count(reason, Figure.NEEDED_BEFORE) + " successful responses before the surge and "
                        + count(reason, Figure.NEEDED_AFTER) + " responses after it";
            case FAILED -> suchOfAll(reason) + " failed" + kinds(reason) + atLeast(reason);
            case JOURNEYS -> suchOfAll(reason) + " journeys" + ends(reason) + atLeast(reason);
            case OF_RESPONSES -> "of " + count(reason, Figure.ALL) + " responses";
            case OF_NAME -> "of " + count(reason, Figure.ALL) + " requests of this name";
            case FIRST_AND_WORST ->
                "first over at " + at(check, window(reason, 0)) + ", worst at " + at(check, window(reason, 1));
            case AS_A_WHOLE -> "over the limit as a whole, in no single second";
            case IN_WINDOW -> in(window(reason, 0));
            case NEVER_ANSWERED ->
                "over " + Figures.time(reason.figure(Figure.AT_LEAST_MS)) + ": " + suchOfAll(reason)
                        + " were never answered";
            case BACK_LATE -> "back inside " + band(reason) + " only then; surge over at " + surgeEnd(reason);
            case NEVER_BACK -> "never back inside " + band(reason) + " after the surge was over at " + surgeEnd(reason);
            case ALL_FAILED ->
                (reason.figure(Figure.ALL) == 1
                                ? "its one request failed"
                                : "all " + count(reason, Figure.ALL) + " requests failed")
                        + kinds(reason);
            case NOBODY_FINISHED -> "nobody bought or was done" + ends(reason);
            case NOBODY_AT_ITS_END ->
                "nobody came to its end: its last step, " + String.join(" or ", reason.of()) + ", never succeeded";
            case OTHERS_HAD_THE_MACHINE ->
                "others took " + Figures.share(reason.figure(Figure.OTHERS))
                        + " of the machine that the target runs on";
            case INJECTOR_MAY_HAVE_ADDED ->
                "the injector may have added "
                        + (reason.figures().containsKey(Figure.ADDED_MS)
                                ? Figures.time(reason.figure(Figure.ADDED_MS))
                                : "the difference");
        };
    }

    private static String count(BudgetReason reason, Figure figure) {
        return Figures.count(reason.figure(figure));
    }

    private static String suchOfAll(BudgetReason reason) {
        return count(reason, Figure.SUCH) + " of " + count(reason, Figure.ALL);
    }

    /** {@code (status 503 × 60, timeout × 2)}: what requests failed with; empty if that was not recorded. */
    private static String kinds(BudgetReason reason) {
        return inBrackets(reason.counts(), " × ", KINDS_MAX);
    }

    /** {@code (refused 120, error 3)}: how journeys ended. */
    private static String ends(BudgetReason reason) {
        return inBrackets(reason.counts(), " ", Integer.MAX_VALUE);
    }

    private static String inBrackets(Map<String, Long> counts, String between, int most) {
        return counts.isEmpty()
                ? ""
                : counts.entrySet().stream()
                        .limit(most)
                        .map(one -> one.getKey() + between + Figures.count(one.getValue()))
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    private static String atLeast(BudgetReason reason) {
        return reason.figures().containsKey(Figure.SHARE_LOW)
                ? ", at least " + Figures.share(reason.figure(Figure.SHARE_LOW)) + " by the 95 % interval"
                : "";
    }

    /** A file may hold fewer than its kind names. */
    private static Window window(BudgetReason reason, int place) {
        return place < reason.windows().size() ? reason.windows().get(place) : NO_WINDOW;
    }

    private static String at(BudgetCheck check, Window window) {
        return Figures.instant(window.startMs()) + " (" + BudgetWords.figure(check, window.value()) + " of "
                + Figures.count(window.samples()) + ")";
    }

    private static String in(Window window) {
        String never = window.unanswered() == 0
                ? ""
                : "over " + Figures.time(window.value()) + ": " + Figures.count(window.unanswered())
                        + " were never answered, ";
        return never + "from " + Figures.instant(window.startMs()) + " to " + Figures.instant(window.endMs()) + ", "
                + Figures.count(window.samples()) + " responses";
    }

    private static String band(BudgetReason reason) {
        return "p95 up to " + Figures.time(reason.figure(Figure.BAND_MS)) + " and errors up to "
                + Figures.share(reason.figure(Figure.BAND_ERRORS));
    }

    private static String surgeEnd(BudgetReason reason) {
        return Figures.instant(reason.figure(Figure.SURGE_END_MS));
    }
}
