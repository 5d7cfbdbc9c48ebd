package dev.onsale.record.baseline;

import dev.onsale.record.Fingerprint;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import dev.onsale.record.files.PlanFolder;
import dev.onsale.record.files.Room;
import dev.onsale.record.files.RunReader;
import dev.onsale.record.files.UnreadableRunException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** The stored runs that a future run may be compared with, as far as that is known beforehand. */
public final class AlikeRuns {

    private AlikeRuns() {}

    /**
     * Stored runs of a plan that are comparable with each other, the oldest first.
     *
     * @param like accepts the summary of a run whose plan is like the future one; the newest of those decides what is
     *     comparable
     */
    public static List<Run> of(BaselineStore store, String planName, Predicate<RunSummary> like) {
        List<Run> readable = new ArrayList<>();
        Room room = Room.ofHeap(RunReader.HEAP_SHARE);
        for (Path stored : new BaselineFolder(store.root().resolve(PlanFolder.nameFor(planName))).runs()) {
            try {
                RunReader.Opened run = RunReader.open(stored);
                if (like.test(run.summary())) {
                    Run whole = run.whole(room.rest());
                    room.keep(whole);
                    readable.add(whole);
                }
            } catch (UnreadableRunException damaged) {
                // The comparison reports it.
            }
        }
        readable.sort(
                Comparator.comparingLong(run -> run.summary().measured().times().createdAtMs()));
        if (!readable.isEmpty()) {
            Fingerprint newest =
                    readable.get(readable.size() - 1).summary().conditions().fingerprint();
            readable.removeIf(
                    run -> !newest.differencesFrom(run.summary().conditions().fingerprint())
                            .isEmpty());
        }
        return List.copyOf(readable);
    }
}
