package dev.onsale.report;

import dev.onsale.record.Fingerprint;
import dev.onsale.record.LeftOutReason;
import dev.onsale.record.Verdict.LeftOut;
import dev.onsale.record.Verdict.ValidityCheck;

/** Why a run was not compared with, in words. */
final class LeftOutWords {
    private LeftOutWords() {}

    /** One clause; where something else than the judge left it out, or a version that kept words alone, as it was said. */
    static String of(LeftOut left) {
        LeftOutReason because = left.because();
        return because == null ? left.why() : words(because);
    }

    private static String words(LeftOutReason because) {
        return switch (because.kind()) {
            case JUDGED_RUN_ITSELF -> "is the judged run itself";
            case COPY -> "is a copy of another, which is counted once";
            case NOT_COMPARABLE -> "not comparable: " + Fingerprint.told(because.differences());
            case STOPPED_EARLY -> "stopped early: " + because.of();
            case INVALID ->
                "invalid: "
                        + (because.found() == null
                                ? because.of()
                                : ValidityWords.notMet(ValidityCheck.of(because.of(), false, because.found())));
        };
    }
}
