package dev.onsale.diagnose;

import dev.onsale.record.evidence.DatabaseEvidence;
import dev.onsale.record.evidence.DatabaseEvidence.Activity;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which connections waited for locks in the database during the load.
 *
 * @param samples 0 if none were taken
 * @param withWaits samples in which a connection waited for a lock
 * @param mostWaiting in one sample; {@code meanWaiting} over the samples with waits
 * @param longestMs of all observed waits
 * @param blockedSql the statement that most samples show waiting; {@code null} if none does
 */
record LockWaits(
        int samples,
        int withWaits,
        int mostWaiting,
        double meanWaiting,
        long longestMs,
        @Nullable String blockedSql) {

    static LockWaits of(@Nullable DatabaseEvidence database) {
        List<Activity> during = database == null
                ? List.of()
                : database.activity().stream()
                        .filter(sample -> sample.atMs() >= 0)
                        .toList();
        List<Activity> waiting =
                during.stream().filter(sample -> sample.waitingForLocks() > 0).toList();
        Map<String, Integer> blocked = waiting.stream()
                .filter(sample -> sample.blockedSql() != null)
                .collect(Collectors.toMap(
                        sample -> Objects.requireNonNull(sample.blockedSql()),
                        Activity::waitingForLocks,
                        Integer::sum,
                        java.util.TreeMap::new));
        return new LockWaits(
                during.size(),
                waiting.size(),
                waiting.stream().mapToInt(Activity::waitingForLocks).max().orElse(0),
                waiting.stream().mapToInt(Activity::waitingForLocks).average().orElse(0),
                waiting.stream().mapToLong(Activity::longestWaitMs).max().orElse(0),
                blocked.entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .map(Map.Entry::getKey)
                        .orElse(null));
    }

    boolean known() {
        return samples > 0;
    }

    /** Relative to the samples; 0 if none were taken. */
    double share() {
        return samples == 0 ? 0 : (double) withWaits / samples;
    }
}
