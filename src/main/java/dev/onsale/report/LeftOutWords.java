package dev.onsale.report;

import dev.onsale.record.Fingerprint;
import dev.onsale.record.LeftOutReason;
import dev.onsale.record.Verdict.LeftOut;
import dev.onsale.record.Verdict.ValidityCheck;
import java.util.Objects;

/** Why a run was not compared with, in words. */
public final class LeftOutWords {
    private LeftOutWords() {}

    /** One clause; of a version that kept words alone, as it was said. */
    public static String of(LeftOut left) {
        LeftOutReason because = left.because();
        return because == null ? left.why() : words(because);
    }

    private static String words(LeftOutReason because) {
        return switch (because.kind()) {
            case JUDGED_RUN_ITSELF -> "is the judged run itself";
            case COPY ->
                "is a copy of " + (because.of().isEmpty() ? "another" : because.of()) + ", which is counted once";
            case NOT_COMPARABLE -> "not comparable: " + Fingerprint.told(because.differences());
            case ANOTHER_COMPILER ->
                "not comparable: " + Fingerprint.told(because.differences())
                        + ", made by an injector that compiles in another way: onsale gate PLAN --learn records new ones,"
                        + " --set injector.compiler=" + because.of() + " compares with these";
            case UNREADABLE -> because.of();
            case TOO_OLD -> {
                long days = Objects.requireNonNullElse(because.days(), 0L);
                yield days + (days == 1 ? " day" : " days") + " old, more than --baseline-age allows, and not pinned";
            }
            case STOPPED_EARLY ->
                "stopped early: " + (because.stopped() == null ? because.of() : StopWords.of(because.stopped()));
            case INVALID -> invalid(because);
            case EARLIER_CANDIDATE -> "an earlier run of the candidate, " + invalid(because);
        };
    }

    private static String invalid(LeftOutReason because) {
        return "invalid: "
                + (because.found() == null
                        ? because.of()
                        : ValidityWords.notMet(ValidityCheck.of(because.of(), false, because.found())));
    }
}
