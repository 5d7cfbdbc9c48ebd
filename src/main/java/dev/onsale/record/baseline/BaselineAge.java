package dev.onsale.record.baseline;

import dev.onsale.record.LeftOutReason;
import dev.onsale.record.Run;
import dev.onsale.record.Verdict;
import java.time.Duration;
import java.util.List;

/**
 * The age from which a stored run is too old to be compared with. Pinned runs and the newest few never are: a gate that
 * silently compares with nothing is worse than one that compares with the past.
 *
 * @param nowMs epoch ms of the judged run
 * @param limit runs older than this at {@code nowMs} are too old
 * @param alwaysKept how many of the newest comparable runs stay whatever their age
 */
public record BaselineAge(long nowMs, Duration limit, int alwaysKept) {

    /**
     * How many of the first runs are too old, including pinned ones.
     *
     * @param oldestFirst the comparable runs
     */
    int tooOld(List<Run> oldestFirst) {
        int few = Math.max(0, oldestFirst.size() - alwaysKept);
        return (int) oldestFirst.stream().limit(few).takeWhile(this::isOld).count();
    }

    private boolean isOld(Run run) {
        return nowMs - run.summary().measured().times().createdAtMs() > limit.toMillis();
    }

    Verdict.LeftOut leavingOut(Run run) {
        long days = Duration.ofMillis(nowMs - run.summary().measured().times().createdAtMs())
                .toDays();
        return new Verdict.LeftOut(run.id(), LeftOutReason.tooOld(days));
    }
}
