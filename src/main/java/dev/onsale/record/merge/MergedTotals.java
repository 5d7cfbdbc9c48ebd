package dev.onsale.record.merge;

import dev.onsale.plan.ArrivalSchedule;
import dev.onsale.plan.Outcome;
import dev.onsale.plan.Plan;
import dev.onsale.plan.Shard;
import dev.onsale.record.Contact;
import dev.onsale.record.PerSecond;
import dev.onsale.record.Starts;
import dev.onsale.record.Totals;
import dev.onsale.record.Totals.Visitors;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counts over all injectors. Visitors of a missing shard were due, and did not come. */
final class MergedTotals {
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final ShardRuns runs;
    private final List<Totals> totals;

    MergedTotals(ShardRuns runs) {
        this.runs = runs;
        this.totals =
                runs.summaries().stream().map(run -> run.measured().totals()).toList();
    }

    Totals all() {
        Map<String, Long> dueByPhase = byPhase(Visitors::dueByPhase);
        List<PerSecond> due = new ArrayList<>();
        List<PerSecond> started = new ArrayList<>();
        totals.stream().map(Totals::starts).filter(Objects::nonNull).forEach(starts -> {
            due.add(starts.due());
            started.add(starts.started());
        });
        long planned = visitors().mapToLong(Visitors::planned).sum();
        long dueInAll = visitors().mapToLong(Visitors::due).sum();
        for (int shard : runs.missing()) {
            ArrivalSchedule part = part(shard);
            planned += part.visitors();
            dueInAll += part.visitors();
            part.byPhase().forEach((phase, visitors) -> dueByPhase.merge(phase, visitors, Long::sum));
            due.add(bySecond(part));
        }
        return new Totals(
                new Visitors(
                        planned,
                        dueInAll,
                        visitors().mapToLong(Visitors::started).sum(),
                        dueByPhase,
                        byPhase(Visitors::startedByPhase)),
                totals.stream().mapToLong(Totals::responses).sum(),
                totals.stream()
                        .map(Totals::soldOutMs)
                        .filter(Objects::nonNull)
                        .min(Long::compare)
                        .orElse(null),
                contact(),
                runs.leading().summary().measured().totals().finishing(),
                started.isEmpty() ? null : new Starts(sum(due), sum(started)));
    }

    /** The visitors due on one shard. */
    long due(int shard) {
        return part(shard).visitors();
    }

    /** For a simulation's own injection, only its arrivals are known here. */
    private ArrivalSchedule part(int shard) {
        Plan plan = runs.leading().summary().plan();
        return ArrivalSchedule.of(plan).part(new Shard(shard, runs.count()));
    }

    private Stream<Visitors> visitors() {
        return totals.stream().map(Totals::visitors);
    }

    private Map<String, Long> byPhase(Function<Visitors, Map<String, Long>> counted) {
        Map<String, Long> all = new LinkedHashMap<>();
        // In the order of the plan, even if a shard had none in the first phase.
        if (visitors().anyMatch(each -> !counted.apply(each).isEmpty())) {
            MergedSteps.boundaries(runs.leading().summary().plan()).forEach(phase -> all.put(phase.name(), 0L));
        }
        visitors().forEach(each -> counted.apply(each).forEach((phase, count) -> all.merge(phase, count, Long::sum)));
        all.values().removeIf(count -> count == 0);
        return all;
    }

    private static PerSecond bySecond(ArrivalSchedule part) {
        List<Long> counts = new ArrayList<>();
        for (int visitor = 0; visitor < part.visitors(); visitor++) {
            int second = (int) (part.offsetNanos(visitor) / NANOS_PER_SECOND);
            while (counts.size() <= second) {
                counts.add(0L);
            }
            counts.set(second, counts.get(second) + 1);
        }
        return new PerSecond(counts);
    }

    private static PerSecond sum(List<PerSecond> parts) {
        int seconds =
                parts.stream().mapToInt(part -> part.counts().size()).max().orElse(0);
        List<Long> sums = new ArrayList<>();
        for (int second = 0; second < seconds; second++) {
            long sum = 0;
            for (PerSecond part : parts) {
                sum += part.in(second);
            }
            sums.add(sum);
        }
        return new PerSecond(sums);
    }

    private @Nullable Contact contact() {
        List<Contact> contacts = totals.stream()
                .flatMap(each -> each.contact() == null ? Stream.empty() : Stream.of(each.contact()))
                .toList();
        return contacts.isEmpty()
                ? null
                : new Contact(
                        contacts.stream().mapToLong(Contact::connections).sum(),
                        contacts.stream().anyMatch(Contact::answered));
    }

    /** Kind to outcome to count. */
    Map<String, Map<Outcome, Long>> journeys() {
        Map<String, Map<Outcome, Long>> all = new TreeMap<>();
        runs.summaries()
                .forEach(run -> run.measured().journeys().forEach((kind, outcomes) -> {
                    Map<Outcome, Long> ofKind = all.computeIfAbsent(kind, name -> new EnumMap<>(Outcome.class));
                    outcomes.forEach((outcome, count) -> ofKind.merge(outcome, count, Long::sum));
                }));
        return all;
    }
}
