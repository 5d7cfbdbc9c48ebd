package dev.onsale.report;

import dev.onsale.figures.Figures;
import dev.onsale.record.Bound;
import dev.onsale.record.BudgetCheck;
import dev.onsale.record.Verdict.Unsaid;
import org.jspecify.annotations.Nullable;

/** One limit in words and figures, as every renderer shows it. */
final class BudgetWords {
    private BudgetWords() {}

    /** One sentence of a broken limit: {@code over budget: hold p95 801 ms, at most 800 ms; first over at 4 s …}. */
    static String broken(BudgetCheck check) {
        if (check.unsaid() == Unsaid.SUCCESS) {
            return "no " + check.name() + ": " + BudgetReasonWords.of(check);
        }
        return kind(check) + ": " + told(check);
    }

    /** The same of one that is not proven to be broken. */
    static String notProven(BudgetCheck check) {
        return "beyond its limit, but " + BudgetReasonWords.doubt(check) + ": " + told(check);
    }

    private static String told(BudgetCheck check) {
        String why = BudgetReasonWords.of(check);
        if (check.ofAssertion()) {
            return check.name() + ", "
                    + (check.observed() == null ? "" : "seen " + figure(check, check.observed()) + " ")
                    + why;
        }
        return check.name()
                + (check.observed() == null ? "" : " " + figure(check, check.observed()))
                + ", " + limit(check)
                + (why.isEmpty() ? "" : "; " + why);
    }

    private static String limit(BudgetCheck check) {
        Bound bound = check.bound();
        return (bound == null ? "limit" : bound.words()) + " " + figure(check, check.limit());
    }

    /** What a broken limit is called where there is a word for it only. */
    static String kind(BudgetCheck check) {
        return check.unsaid() == null
                ? check.ofAssertion() ? "not met" : check.bound() == Bound.AT_LEAST ? "below budget" : "over budget"
                : switch (check.unsaid()) {
                    case DEFAULT -> "over the default limit";
                    case SUCCESS -> "no success";
                };
    }

    /** What a budget allows, and whether that is by default. */
    static String allowed(BudgetCheck check) {
        Bound bound = check.bound();
        return (bound == null ? "" : bound.words() + " ")
                + figure(check, check.limit())
                + (check.unsaid() == Unsaid.DEFAULT ? " by default" : "");
    }

    /** What is to be read of a limit that was not met; empty if it was. */
    static String witness(BudgetCheck check) {
        String why = BudgetReasonWords.of(check);
        String doubt = BudgetReasonWords.doubt(check);
        return doubt == null ? why : doubt + (why.isEmpty() ? "" : "; " + why);
    }

    /** An observed or allowed figure in the budget's unit. */
    static String figure(BudgetCheck check, @Nullable Double figure) {
        if (figure == null) {
            return "nothing seen";
        }
        if (check.unsaid() == Unsaid.SUCCESS) {
            return figure == 0 ? "none" : "some";
        }
        return switch (check.unit()) {
            case "ms" -> Figures.time(figure);
            case "s" -> Figures.time(figure * 1000);
            case "share" -> Figures.share(figure);
            default -> Figures.decimal(figure, 2) + (check.unit().isEmpty() ? "" : " " + check.unit());
        };
    }
}
