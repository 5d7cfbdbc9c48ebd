package dev.onsale.record.walk;

import java.util.List;

/**
 * What broke a walk.
 *
 * @param step the place in the walk's steps of the request that failed; -1 if the walk has none
 * @param what in one clause, e.g. {@code jsonPath($.hold) missed}
 * @param reasons what is known of why, one sentence each
 * @param shown the places in the walk's steps whose request and answer are worth a look
 */
public record WalkFinding(int step, String what, List<String> reasons, List<Integer> shown) {

    public WalkFinding {
        reasons = List.copyOf(reasons);
        shown = List.copyOf(shown);
    }
}
