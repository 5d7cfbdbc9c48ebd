package dev.onsale.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.onsale.record.Verdict.Unsaid;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One absolute limit: of the plan, or one that applies by default.
 *
 * @param observed the figure judged, in the limit's unit; {@code null} if there was nothing to observe
 * @param witness where and when the limit was exceeded most, as worded by the version that stored it; empty if it was
 *     met, and until it is worded
 * @param unsaid why it applies although neither plan nor simulation states it; {@code null} if one of them does
 * @param notProven why the observed figure does not prove that the limit was exceeded although it is beyond it, worded
 *     likewise; {@code null} if it was met or is proven, and until it is worded
 * @param bound the side on which the figure has to stay; {@code null} where the name says it, as for a Gatling
 *     assertion, and in runs that predate this field
 * @param subject what is limited; {@code null} likewise
 * @param why what {@code witness} says, as data; {@code null} if the limit was met, and in verdicts that predate this
 *     field
 * @param doubt what {@code notProven} says, likewise
 */
public record BudgetCheck(
        String name,
        boolean met,
        @Nullable Double observed,
        double limit,
        String unit,
        String witness,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Unsaid unsaid,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String notProven,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Bound bound,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BudgetSubject subject,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<BudgetReason> why,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BudgetReason doubt) {

    /** A limit as judged, before wording: met if nothing is found against it. */
    public static BudgetCheck of(
            String name, @Nullable Double observed, double limit, String unit, List<BudgetReason> why) {
        List<BudgetReason> kept = why.isEmpty() ? null : List.copyOf(why);
        return new BudgetCheck(name, kept == null, observed, limit, unit, "", null, null, null, null, kept, null);
    }

    /** Neither met nor in doubt. */
    public boolean broken() {
        return !met && !inDoubt();
    }

    /** Whether the figure is beyond the limit, but not proven to be. */
    public boolean inDoubt() {
        return doubt != null || notProven != null;
    }

    /** Whether the limit is an assertion of the simulation; judged by the name where the subject was not stored. */
    public boolean ofAssertion() {
        return subject == null ? name.startsWith("assertion ") : subject.sort() == BudgetSubject.Sort.ASSERTION;
    }

    /** A copy that applies although neither plan nor simulation states it. */
    public BudgetCheck unsaid(Unsaid because) {
        return with(witness, because, notProven, bound, subject, doubt);
    }

    /** A copy with the side on which the figure has to stay. */
    public BudgetCheck bound(Bound side) {
        return with(witness, unsaid, notProven, side, subject, doubt);
    }

    /** A copy with this subject. */
    public BudgetCheck about(BudgetSubject newSubject) {
        return with(witness, unsaid, notProven, bound, newSubject, doubt);
    }

    /** A copy with one more reason. */
    public BudgetCheck because(BudgetReason more) {
        List<BudgetReason> all = new ArrayList<>(why == null ? List.of() : why);
        all.add(more);
        return of(name, observed, limit, unit, all).with(witness, unsaid, notProven, bound, subject, doubt);
    }

    /** A copy that is in doubt. */
    public BudgetCheck doubted(BudgetReason because) {
        return with(witness, unsaid, notProven, bound, subject, because);
    }

    /** A copy with the words that are stored with it. */
    public BudgetCheck worded(String newWitness, @Nullable String newNotProven) {
        return with(newWitness, unsaid, newNotProven, bound, subject, doubt);
    }

    private BudgetCheck with(
            String words,
            @Nullable Unsaid because,
            @Nullable String unproven,
            @Nullable Bound side,
            @Nullable BudgetSubject about,
            @Nullable BudgetReason inDoubt) {
        return new BudgetCheck(name, met, observed, limit, unit, words, because, unproven, side, about, why, inDoubt);
    }
}
