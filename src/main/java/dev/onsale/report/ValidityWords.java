package dev.onsale.report;

import dev.onsale.figures.Figures;
import dev.onsale.record.ValidityFinding;
import dev.onsale.record.ValidityFinding.Figure;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.ValidityCheck;
import java.util.List;
import java.util.stream.Collectors;

/** One condition in words: what was seen, what the limit is, and what helps. */
final class ValidityWords {
    private static final int NAMED_MAX = 5;

    private static final String START_TARGET = "start the target, or name the right one with --target";

    private ValidityWords() {}

    /** All of a verdict's, in words; of one from before findings were kept, in its own. */
    static List<ValidityCheck> all(Verdict verdict) {
        return verdict.validity().stream().map(ValidityWords::of).toList();
    }

    /** The same condition with what it says in words. */
    static ValidityCheck of(ValidityCheck check) {
        ValidityFinding found = check.found();
        return found == null ? check : check.worded(observed(found), limit(found), hint(found));
    }

    /** {@code visitors started 900 of 1,000, limit: within 1 % of those due}. */
    static String notMet(ValidityCheck check) {
        ValidityCheck worded = of(check);
        return worded.name() + " " + worded.observed() + ", limit: " + worded.limit();
    }

    private static String observed(ValidityFinding found) {
        return switch (found.kind()) {
            case RAN_TO_ITS_END -> "yes";
            case TARGET_FAILED -> stopped(found);
            case TARGET_UNREACHABLE -> "the target never answered: " + stopped(found);
            case STOPPED_BY_USER -> (found.stopped() == null ? "stopped by the user: " : "") + stopped(found);
            case STOPPED_BY_INJECTOR -> "stopped by a fault of the injector: " + stopped(found);
            case INJECTOR_AT_ITS_LIMIT -> held(found) + "; then " + stopped(found);
            case RESPONSES -> count(found, Figure.RESPONSES);
            case NO_CONNECTION -> found.of() + " accepted no connection";
            case CUT_OFF ->
                "0; the end of the run cut off all " + count(found, Figure.CUT) + " requests to " + found.of();
            case STARTED, STARTED_IN_PHASE -> startedOfDue(found);
            case STARTED_UNCHECKED -> count(found, Figure.STARTED) + ", not checked: " + found.of();
            case STARTED_EACH_SECOND -> "as due in all " + count(found, Figure.SECONDS);
            case STARTED_OUTSIDE ->
                "not as due in " + count(found, Figure.SECONDS_OUTSIDE) + " of " + count(found, Figure.SECONDS)
                        + ", worst at " + Figures.instant(found.figure(Figure.WORST_MS)) + ": " + startedOfDue(found)
                        + (found.has(Figure.HELD_PER_SECOND) ? "; " + held(found) : "");
            case FAULTS ->
                found.faults().isEmpty()
                        ? "none"
                        : found.faults().entrySet().stream()
                                .map(fault -> fault.getKey() + " (" + Figures.count(fault.getValue()) + ")")
                                .collect(Collectors.joining(", "));
            case CLOCK_FORWARD -> "went forward";
            case CLOCK_SET -> {
                double byMs = found.figure(Figure.SET_BY_MS);
                yield "was set " + (byMs < 0 ? "back" : "forward") + " by " + by(Math.abs(byMs)) + " during the run";
            }
            case CLOCK_BACKWARDS -> "went backwards during the run";
            case WHOLE -> found.parts().isEmpty() ? "all " + count(found, Figure.INJECTORS) + " whole" : parts(found);
            case TOGETHER -> "within " + Figures.time(found.figure(Figure.APART_MS));
            case TOGETHER_BY_OWN_CLOCKS ->
                "within " + Figures.time(found.figure(Figure.APART_MS)) + ", each by its own clock";
        };
    }

    private static String limit(ValidityFinding found) {
        return switch (found.kind()) {
            case RAN_TO_ITS_END -> "not stopped";
            case TARGET_FAILED, TARGET_UNREACHABLE, STOPPED_BY_USER, STOPPED_BY_INJECTOR, INJECTOR_AT_ITS_LIMIT ->
                "not stopped by the user, the injector or an unreachable target";
            case RESPONSES, NO_CONNECTION, CUT_OFF -> "at least 1";
            case STARTED -> within(found);
            case STARTED_UNCHECKED -> "not known beforehand";
            case STARTED_EACH_SECOND, STARTED_OUTSIDE -> within(found) + ", or three";
            case STARTED_IN_PHASE -> found.has(Figure.ALLOWED_SHARE) ? within(found) : "within one of those due";
            case FAULTS -> "none";
            case CLOCK_FORWARD, CLOCK_SET, CLOCK_BACKWARDS -> "only forward, at its own pace";
            case WHOLE -> "the whole part of each";
            case TOGETHER, TOGETHER_BY_OWN_CLOCKS -> "within " + Figures.time(found.figure(Figure.ALLOWED_MS));
        };
    }

    private static String hint(ValidityFinding found) {
        return switch (found.kind()) {
            case RAN_TO_ITS_END, TARGET_FAILED, STARTED_UNCHECKED -> "";
            case TARGET_UNREACHABLE, NO_CONNECTION -> START_TARGET;
            case STOPPED_BY_USER -> "let the run end";
            case STOPPED_BY_INJECTOR -> ShortageWords.mended(found.faults().keySet()) + ", then run again";
            case INJECTOR_AT_ITS_LIMIT -> "give it more cores, or lower the arrival rates";
            case RESPONSES -> "check that the scenario sends requests: onsale check " + found.of();
            case CUT_OFF -> "let the run last longer";
            case STARTED -> "give the injector more CPU, or lower the arrival rates";
            case STARTED_EACH_SECOND, STARTED_OUTSIDE ->
                "give the injector cores of its own, or lower the arrival rates";
            case STARTED_IN_PHASE -> "give the injector more CPU, or lower the rate of this phase";
            case FAULTS ->
                found.faults().isEmpty()
                        ? ""
                        : ShortageWords.mended(found.faults().keySet());
            case CLOCK_FORWARD, CLOCK_SET, CLOCK_BACKWARDS ->
                "let the injector's clock be slewed, never stepped, while a run is under way";
            case WHOLE -> "see why that injector ended, then run all of them again";
            case TOGETHER, TOGETHER_BY_OWN_CLOCKS ->
                "give injectors cores of their own, and keep their clocks together by NTP";
        };
    }

    private static String count(ValidityFinding found, Figure figure) {
        return Figures.count(found.figure(figure));
    }

    private static String startedOfDue(ValidityFinding found) {
        return count(found, Figure.STARTED) + " of " + count(found, Figure.DUE);
    }

    private static String within(ValidityFinding found) {
        return "within " + Figures.share(found.figure(Figure.ALLOWED_SHARE)) + " of those due";
    }

    private static String stopped(ValidityFinding found) {
        return why(found) + ", at " + Figures.instant(found.figure(Figure.AT_MS));
    }

    /** Older files have words alone. */
    private static String why(ValidityFinding found) {
        return found.stopped() == null ? found.of() : StopWords.of(found.stopped());
    }

    /** {@code this injector held 2,900/s of 3,400/s due}. */
    private static String held(ValidityFinding found) {
        return "this injector held " + count(found, Figure.HELD_PER_SECOND) + "/s of "
                + count(found, Figure.DUE_PER_SECOND) + "/s due";
    }

    private static String by(double ms) {
        return ms < 10_000 ? Figures.time(ms) : Figures.instant(ms);
    }

    private static String parts(ValidityFinding found) {
        int more = found.parts().size() - NAMED_MAX;
        return found.parts().stream()
                        .limit(NAMED_MAX)
                        .map(part -> part(found, part))
                        .collect(Collectors.joining("; "))
                + (more > 0 ? "; and " + more + " more" : "")
                + (found.has(Figure.STOPPED_WITH_IT)
                        ? "; " + count(found, Figure.STOPPED_WITH_IT) + " stopped with it"
                        : "");
    }

    private static String part(ValidityFinding found, ValidityFinding.Part part) {
        String name = StopWords.injector(part.shard(), (int) Math.round(found.figure(Figure.INJECTORS)), part.host());
        return part.missing() == null
                ? name + ": " + StopWords.of(part.reason())
                : name + " is missing, with " + Figures.count(part.missing()) + " visitors: "
                        + StopWords.of(part.reason());
    }
}
