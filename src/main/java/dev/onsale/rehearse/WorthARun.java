package dev.onsale.rehearse;

import dev.onsale.judge.Judge;
import dev.onsale.record.RunSummary;
import dev.onsale.record.RunSummary.AbortCause;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.ConfirmationMode;
import org.jspecify.annotations.Nullable;

/** Whether another run could change a verdict; none is made that could not. */
final class WorthARun {

    /** How often an invalid run of the candidate is made again. */
    static final int REPEATS_MAX = 2;

    private WorthARun() {}

    /**
     * Whether the candidate runs once more: by validity alone, never by what the run says of the target. Whoever or
     * whatever stopped it would stop it again.
     *
     * @param repeated how often it has been made again
     */
    static boolean again(Judged judged, int repeated) {
        return repeated < REPEATS_MAX
                && judged.verdict().judgement() == Verdict.Judgement.INVALID
                && judged.run().summary().aborted() == null;
    }

    /**
     * Whether fresh runs are made for what the screen flagged: for a run that fails without them only where they
     * could clear all that it fails by, and for an invalid one only where pairs can speak in its place.
     */
    static boolean confirming(Judged judged, boolean pairable) {
        if (judged.verdict().comparison().confirmation() != ConfirmationMode.PENDING || wasStopped(judged)) {
            return false;
        }
        return switch (judged.verdict().judgement()) {
            case FAIL -> judged.run().summary().aborted() == null && Judge.mayBeClearedYet(judged.verdict());
            case INVALID -> pairable;
            case PASS, INCONCLUSIVE -> true;
        };
    }

    private static boolean wasStopped(Judged judged) {
        RunSummary.@Nullable Abort abort = judged.run().summary().aborted();
        return abort != null && abort.cause() != AbortCause.TARGET_FAILED;
    }
}
