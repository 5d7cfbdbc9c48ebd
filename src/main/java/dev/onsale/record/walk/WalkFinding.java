package dev.onsale.record.walk;

import java.util.List;

/**
 * What broke a walk.
 *
 * @param step index, in the walk's steps, of the request that failed; -1 if the walk has none
 * @param what in one clause, for example {@code jsonPath($.hold) missed}
 * @param reasons what is known about the cause, one sentence each
 * @param shown indexes, in the walk's steps, of the requests and responses worth a look
 */
public record WalkFinding(int step, String what, List<String> reasons, List<Integer> shown) {

    public WalkFinding {
        reasons = List.copyOf(reasons);
        shown = List.copyOf(shown);
    }
}
