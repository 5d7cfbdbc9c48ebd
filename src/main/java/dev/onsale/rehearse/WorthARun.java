package dev.onsale.rehearse;

import dev.onsale.judge.Judge;
import dev.onsale.record.RunSummary;
import dev.onsale.record.RunSummary.AbortCause;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.ConfirmationMode;
import org.jspecify.annotations.Nullable;

/** Whether another run could change a verdict; runs that could not are not made. */
final class WorthARun {

    /** How often an invalid candidate run is repeated. */
    static final int REPEATS_MAX = 2;

    private WorthARun() {}

    /**
     * Whether the candidate runs again: decided by validity alone, never by what the run says about the target. A run
     * that was stopped is not repeated, because the same cause would stop it again.
     *
     * @param repeated how often it has been repeated
     */
    static boolean again(Judged judged, int repeated) {
        return repeated < REPEATS_MAX
                && judged.verdict().judgement() == Verdict.Judgement.INVALID
                && judged.run().summary().measured().aborted() == null;
    }

    /**
     * Whether fresh runs are made for what the screen flagged: for a run that fails, only if they could clear
     * everything that it fails by; for an invalid one, only if pairs can give a verdict without it.
     */
    static boolean confirming(Judged judged, boolean pairable) {
        if (judged.verdict().comparison().confirmation() != ConfirmationMode.PENDING || wasStopped(judged)) {
            return false;
        }
        return switch (judged.verdict().judgement()) {
            case FAIL -> judged.run().summary().measured().aborted() == null && Judge.mayBeClearedYet(judged.verdict());
            case INVALID -> pairable;
            case PASS, INCONCLUSIVE -> true;
        };
    }

    private static boolean wasStopped(Judged judged) {
        RunSummary.@Nullable Abort abort = judged.run().summary().measured().aborted();
        return abort != null && abort.cause() != AbortCause.TARGET_FAILED;
    }
}
