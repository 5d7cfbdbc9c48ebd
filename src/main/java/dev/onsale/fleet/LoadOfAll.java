package dev.onsale.fleet;

import dev.onsale.load.AbortWatch;
import dev.onsale.load.Companions.Heard;
import dev.onsale.plan.AbortRule;
import dev.onsale.record.live.LastSecond;
import dev.onsale.record.live.Progress;
import dev.onsale.record.live.Progress.Visitors;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** The load of all injectors as one: its totals, and whether the abort rule stops it. */
final class LoadOfAll {
    private final AbortWatch rule;

    LoadOfAll(AbortRule rule) {
        this.rule = new AbortWatch(rule);
    }

    /** @param latest the last report of each injector that still runs */
    Optional<AbortWatch.Stop> stop(Collection<Heard> latest) {
        if (latest.isEmpty()) {
            return Optional.empty();
        }
        // Seconds are reported when they are complete; use the earliest, of which most have been reported.
        long endMs = latest.stream()
                .mapToLong(heard -> heard.second().endMs())
                .filter(end -> end > 0)
                .min()
                .orElse(0);
        LastSecond second = new LastSecond(
                endMs,
                sum(latest, heard -> heard.second().ok()),
                sum(latest, heard -> heard.second().ko()),
                sum(latest, heard -> heard.second().ordinary()),
                latest.stream()
                        .mapToDouble(heard -> heard.second().p95Ms())
                        .max()
                        .orElse(-1),
                latest.stream()
                        .mapToLong(heard -> heard.second().failingSinceMs())
                        .filter(since -> since >= 0)
                        .min()
                        .orElse(-1));
        List<Long> overdue =
                latest.stream().flatMap(heard -> heard.overdueMs().stream()).toList();
        return rule.after(
                second,
                overdue,
                new AbortWatch.Contact(
                        latest.stream().anyMatch(Heard::answered),
                        latest.stream()
                                .map(Heard::acceptedAt)
                                .filter(Objects::nonNull)
                                .findFirst()
                                .orElse(null),
                        sum(latest, Heard::sent)));
    }

    /** Empty until an injector reports on a load. */
    static Optional<Progress> progress(Collection<Heard> latest) {
        Optional<Progress> furthest =
                latest.stream().map(Heard::progress).max(Comparator.comparingLong(Progress::elapsedMs));
        long answered =
                sum(latest, heard -> heard.second().ok() + heard.second().ko());
        long failed = sum(latest, heard -> heard.second().ko());
        return furthest.map(one -> new Progress(
                one.elapsedMs(),
                one.lengthMs(),
                one.phase(),
                new Visitors(
                        known(latest, Visitors::planned),
                        sum(latest, heard -> heard.progress().visitors().due()),
                        sum(latest, heard -> heard.progress().visitors().started()),
                        sum(latest, heard -> heard.progress().visitors().inFlight()),
                        known(latest, Visitors::bought)),
                latest.stream()
                        .mapToDouble(heard -> heard.second().p95Ms())
                        .max()
                        .orElse(-1),
                answered == 0 ? 0 : (double) failed / answered));
    }

    private static long known(Collection<Heard> latest, ToLongFunction<Visitors> count) {
        boolean known = latest.stream()
                .noneMatch(heard -> count.applyAsLong(heard.progress().visitors()) == Progress.NOT_KNOWN);
        return known ? sum(latest, heard -> count.applyAsLong(heard.progress().visitors())) : Progress.NOT_KNOWN;
    }

    private static long sum(Collection<Heard> latest, ToLongFunction<Heard> count) {
        return latest.stream().mapToLong(count).sum();
    }
}
