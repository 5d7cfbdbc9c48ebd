package dev.onsale.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.onsale.record.Verdict.Unsaid;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One absolute limit of the plan, or one that holds without being said.
 *
 * @param observed the figure judged, in the limit's unit; {@code null} if there was nothing to observe
 * @param witness where and when the limit was broken worst, in the words of the version that stored it; empty if it was
 *     met, and before that
 * @param unsaid why it holds though neither plan nor simulation says so; {@code null} if one of them does
 * @param notProven why what was observed does not prove the limit broken, though it is beyond it, likewise; {@code null}
 *     if it was met or is proven, and before that
 * @param bound on which side the figure has to stay; {@code null} where the name says it, as a Gatling assertion's
 *     does, and of runs from before this was recorded
 * @param subject what is limited; {@code null} likewise
 * @param why what {@code witness} says, without words; {@code null} if the limit was met, and in verdicts from before it
 *     was kept
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

    /** One that the plan or the simulation says, as stored by a version that kept sentences alone. */
    public BudgetCheck(String name, boolean met, @Nullable Double observed, double limit, String unit, String witness) {
        this(name, met, observed, limit, unit, witness, null, null, null, null, null, null);
    }

    /** The same as judged, before anything is put into words: met if nothing is said against it. */
    public static BudgetCheck of(
            String name, @Nullable Double observed, double limit, String unit, List<BudgetReason> why) {
        List<BudgetReason> kept = why.isEmpty() ? null : List.copyOf(why);
        return new BudgetCheck(name, kept == null, observed, limit, unit, "", null, null, null, null, kept, null);
    }

    /** Neither met nor in doubt. */
    public boolean broken() {
        return !met && !inDoubt();
    }

    /** Whether it is beyond its limit, and not proven to be. */
    public boolean inDoubt() {
        return doubt != null || notProven != null;
    }

    /** Whether an assertion of the simulation is its limit; by the name where the subject was not kept. */
    public boolean ofAssertion() {
        return subject == null ? name.startsWith("assertion ") : subject.sort() == BudgetSubject.Sort.ASSERTION;
    }

    /** The same, though nobody wrote it down. */
    public BudgetCheck unsaid(Unsaid because) {
        return with(witness, because, notProven, bound, subject, doubt);
    }

    /** The same with its side told. */
    public BudgetCheck bound(Bound side) {
        return with(witness, unsaid, notProven, side, subject, doubt);
    }

    /** The same of this subject. */
    public BudgetCheck about(BudgetSubject newSubject) {
        return with(witness, unsaid, notProven, bound, newSubject, doubt);
    }

    /** The same for one more reason. */
    public BudgetCheck because(BudgetReason more) {
        List<BudgetReason> all = new ArrayList<>(why == null ? List.of() : why);
        all.add(more);
        return of(name, observed, limit, unit, all).with(witness, unsaid, notProven, bound, subject, doubt);
    }

    /** The same in doubt. */
    public BudgetCheck doubted(BudgetReason because) {
        return with(witness, unsaid, notProven, bound, subject, because);
    }

    /** The same in the words in which it is stored. */
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
