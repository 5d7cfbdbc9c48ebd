package dev.onsale.record.merge;

import dev.onsale.record.live.InjectorLog;
import dev.onsale.record.machine.Calibration;
import dev.onsale.record.machine.InjectorHealth;
import dev.onsale.record.machine.ProcessorUse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * How well all injectors together followed the plan. Lags are over all their visitors and event loops; any figure that
 * cannot be combined is that of the worst injector.
 */
final class MergedHealth {
    private final ShardRuns runs;
    private final MergedLog injector;

    /** @param injector the sum of all {@code injector.hlog} */
    MergedHealth(ShardRuns runs, MergedLog injector) {
        this.runs = runs;
        this.injector = injector;
    }

    InjectorHealth all() {
        List<InjectorHealth> each =
                runs.summaries().stream().map(run -> run.measured().injector()).toList();
        int cores = each.stream().mapToInt(InjectorHealth::cores).sum();
        double busy = each.stream()
                .mapToDouble(health -> health.cpuShare() * health.cores())
                .sum();
        Map<String, Long> faults = new TreeMap<>();
        each.forEach(health -> health.faults().forEach((kind, count) -> faults.merge(kind, count, Long::sum)));
        InjectorHealth all = new InjectorHealth(
                        InjectorLog.lagsMs(histogram(InjectorLog.START_LAG)),
                        InjectorLog.lagsMs(histogram(InjectorLog.EVENT_LOOP_LAG)),
                        cores == 0 ? 0 : busy / cores,
                        cores,
                        each.stream().mapToLong(InjectorHealth::gcPauseMs).sum(),
                        faults)
                .with(processor())
                .with(each.stream()
                        .map(InjectorHealth::clockStep)
                        .filter(Objects::nonNull)
                        .max(Comparator.comparingLong(step -> Math.abs(step.byMs())))
                        .orElse(null));
        boolean told = each.stream().allMatch(health -> health.added() != null);
        return told ? all.with(added(each)) : all;
    }

    private Histogram histogram(String tag) {
        return injector.total(tag).toHistogram();
    }

    private InjectorHealth.Added added(List<InjectorHealth> each) {
        boolean known = each.stream()
                .map(InjectorHealth::added)
                .filter(Objects::nonNull)
                .allMatch(InjectorHealth.Added::waitForProcessorKnown);
        return new InjectorHealth.Added(InjectorLog.addedMs(histogram(InjectorLog.ADDED)), known);
    }

    /** Of the injector that had to wait most; another injector on its machine does not count as another program. */
    private @Nullable ProcessorUse processor() {
        List<ProcessorUse> uses = new ArrayList<>();
        for (ShardRun run : runs.present()) {
            ProcessorUse use = run.summary().measured().injector().processor();
            if (use != null) {
                double siblings = runs.present().stream()
                        .filter(other -> other.shard() != run.shard())
                        .filter(other ->
                                other.injector().host().equals(run.injector().host()))
                        .map(other -> other.summary().measured().injector().processor())
                        .filter(Objects::nonNull)
                        .mapToDouble(ProcessorUse::ownShare)
                        .sum();
                uses.add(siblings == 0 ? use : beside(use, siblings));
            }
        }
        return uses.stream()
                .max(Comparator.comparingDouble(MergedHealth::waiting).thenComparingDouble(ProcessorUse::othersShare))
                .orElse(null);
    }

    private static ProcessorUse beside(ProcessorUse use, double siblings) {
        double others = Math.max(0, use.othersShare() - siblings);
        return new ProcessorUse(
                Math.min(1, use.ownShare() + siblings),
                use.targetShare(),
                others,
                use.targetAmongOthers(),
                others < siblings ? null : use.busiestOther(),
                use.stolenShare(),
                use.waitingShare());
    }

    private static double waiting(ProcessorUse use) {
        Double share = use.waitingShare();
        return share == null ? -1 : share;
    }

    /** Before and after, the mean over all machines. */
    List<Calibration> calibrations() {
        Map<String, List<Calibration>> byWhen = new LinkedHashMap<>();
        runs.summaries()
                .forEach(run -> run.measured()
                        .calibrations()
                        .forEach(calibration -> byWhen.computeIfAbsent(calibration.when(), when -> new ArrayList<>())
                                .add(calibration)));
        List<Calibration> means = new ArrayList<>();
        byWhen.forEach((when, all) -> means.add(new Calibration(
                when,
                all.stream().mapToDouble(Calibration::cpuWorkMs).average().orElse(0),
                all.stream().mapToDouble(Calibration::echoMs).average().orElse(0),
                all.stream().mapToDouble(Calibration::stealShare).average().orElse(-1))));
        return means;
    }
}
