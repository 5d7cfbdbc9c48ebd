package dev.onsale.record.merge;

import dev.onsale.plan.BadInputException;
import dev.onsale.record.Attached;
import dev.onsale.record.Fingerprint;
import dev.onsale.record.Fingerprints;
import dev.onsale.record.Fleet;
import dev.onsale.record.Fleet.Share;
import dev.onsale.record.Fleet.Shortfall;
import dev.onsale.record.Fleet.Start;
import dev.onsale.record.Measurements;
import dev.onsale.record.RunConditions;
import dev.onsale.record.RunSummary;
import dev.onsale.record.RunSummary.Abort;
import dev.onsale.record.RunSummary.AbortCause;
import dev.onsale.record.RunSummary.Times;
import dev.onsale.record.StepSeries;
import dev.onsale.record.StopReason;
import dev.onsale.record.Tally;
import dev.onsale.record.files.CountCheck;
import dev.onsale.record.files.RecordNotWrittenException;
import dev.onsale.record.files.RunDirectory;
import dev.onsale.record.files.RunFiles;
import dev.onsale.record.files.RunReader;
import dev.onsale.record.files.StoredFile;
import dev.onsale.record.files.Tags;
import dev.onsale.record.files.UnreadableRunException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Merges the runs of several injectors into one: what one injector would have recorded of the same responses. What a
 * shard did not record stays due, and is named.
 */
public final class Merge {
    private final ShardRuns runs;
    private final Map<Integer, StopReason> reasons;
    private final @Nullable StopReason stop;

    private Merge(ShardRuns runs, Map<Integer, StopReason> reasons, @Nullable StopReason stop) {
        this.runs = runs;
        this.reasons = reasons;
        this.stop = stop;
    }

    /**
     * @param directories runs of shards, in any order
     * @throws BadInputException if they are not parts of one run
     * @throws UnreadableRunException if one cannot be read
     */
    public static Merge of(List<Path> directories) {
        return of(directories, Map.of());
    }

    /** @param reasons why shards have no run, as far as known */
    public static Merge of(List<Path> directories, Map<Integer, StopReason> reasons) {
        return new Merge(ShardRuns.read(directories), reasons, null);
    }

    /**
     * A copy for injectors that were all asked to stop: an injector stopped by a signal records it as the user's stop.
     *
     * @param why why their starter stopped them; {@code null} if they were not asked to stop
     */
    public Merge stoppedFor(@Nullable StopReason why) {
        return new Merge(runs, reasons, why);
    }

    public String plan() {
        return runs.leading().summary().plan().name();
    }

    /** Numbers of the shards without a run. */
    public List<Integer> missing() {
        return runs.missing();
    }

    public int count() {
        return runs.count();
    }

    /**
     * Writes the run, complete except for its verdict.
     *
     * @throws RecordNotWrittenException if it cannot be written
     */
    public void into(RunDirectory directory) {
        Path folder = directory.path();
        try {
            long loadStartMs = times().loadStartMs();
            Logs logs = logs();
            logs.latency().write(folder.resolve(RunFiles.LATENCY), loadStartMs);
            logs.felt().write(folder.resolve(RunFiles.FELT), loadStartMs);
            logs.injector().write(folder.resolve(RunFiles.INJECTOR), loadStartMs);
            MergedJourneys.write(runs, folder.resolve(RunFiles.JOURNEYS));
            MergedEvidence.write(runs, folder.resolve(RunFiles.EVIDENCE));
            MergedEvidence.writeRequests(runs, folder.resolve(RunFiles.REQUESTS));
            directory.writeSummary(summary(directory.id(), logs));
        } catch (IOException e) {
            throw new RecordNotWrittenException(folder, e);
        } finally {
            directory.deleteUnlessFinished();
        }
    }

    private record Logs(MergedLog latency, MergedLog felt, MergedLog injector) {}

    /** One run after another, so that memory holds only the sums. */
    private Logs logs() {
        List<String> steps = runs.steps();
        Logs sums = new Logs(new MergedLog(), new MergedLog(), new MergedLog());
        for (ShardRun run : runs.present()) {
            List<String> own = RunReader.stepNames(run.summary());
            Map<String, String> tags = new LinkedHashMap<>();
            own.forEach(step -> tags.put(Tags.of(tags.size() + 1), Tags.of(steps.indexOf(step) + 1)));
            MergedLog latency = log(run, RunFiles.LATENCY, tags);
            requireCounts(run, latency, steps);
            sums.latency().add(latency);
            sums.felt().add(log(run, RunFiles.FELT, tags));
            if (StoredFile.isThere(run.directory().resolve(RunFiles.INJECTOR))) {
                MergedLog injector = log(run, RunFiles.INJECTOR, tags);
                injector.completeLows(latency);
                sums.injector().add(injector);
            }
        }
        return sums;
    }

    private static MergedLog log(ShardRun run, String name, Map<String, String> tags) {
        return MergedLog.of(run.directory().resolve(name), tag -> {
            String step = Tags.ofStep(tag);
            return tags.getOrDefault(step, step) + tag.substring(step.length());
        });
    }

    private static void requireCounts(ShardRun run, MergedLog latency, List<String> steps) {
        List<StepSeries> series = new ArrayList<>();
        for (String step : RunReader.stepNames(run.summary())) {
            String tag = Tags.of(steps.indexOf(step) + 1);
            TreeSet<Long> starts = new TreeSet<>(latency.of(tag).keySet());
            starts.addAll(latency.of(Tags.failed(tag)).keySet());
            starts.addAll(latency.of(Tags.unanswered(tag)).keySet());
            series.add(new StepSeries(
                    step,
                    starts.stream()
                            .map(start -> new StepSeries.Interval(
                                            start, 1, at(latency, tag, start), at(latency, Tags.failed(tag), start))
                                    .withUnanswered(at(latency, Tags.unanswered(tag), start)))
                            .toList()));
        }
        CountCheck.latency(run.directory().resolve(RunFiles.LATENCY), run.summary(), series);
    }

    private static Tally at(MergedLog log, String tag, long startMs) {
        MergedLog.Seen seen = log.of(tag).get(startMs);
        return seen == null ? Tally.EMPTY : seen.tally();
    }

    private RunSummary summary(String id, Logs logs) {
        RunSummary leading = runs.leading().summary();
        MergedTotals totals = new MergedTotals(runs);
        MergedHealth health = new MergedHealth(runs, logs.injector());
        RunConditions known = leading.conditions();
        Measurements measured = new Measurements(
                times(),
                totals.all(),
                new MergedSteps(runs, logs.latency(), logs.felt()).all(),
                totals.journeys(),
                health.all(),
                health.calibrations(),
                aborted().orElse(null));
        return new RunSummary(
                        RunSummary.FORMAT,
                        id,
                        new RunConditions(fingerprint(), known.plan(), known.targetUrl(), known.faults()),
                        measured,
                        leading.versions(),
                        MergedPlain.of(runs),
                        MergedEvidence.all(runs),
                        Attached.NOTHING)
                .labelled(leading.labelled())
                .withFleet(fleet(totals));
    }

    /** By the clock of shard 0. */
    private Times times() {
        return new Times(
                runs.present().stream()
                        .mapToLong(run ->
                                run.common(run.summary().measured().times().createdAtMs()))
                        .min()
                        .orElseThrow(),
                runs.present().stream()
                        .mapToLong(run ->
                                run.common(run.summary().measured().times().loadStartMs()))
                        .min()
                        .orElseThrow(),
                runs.present().stream()
                        .mapToLong(run ->
                                run.common(run.summary().measured().times().loadEndMs()))
                        .max()
                        .orElseThrow());
    }

    /** A run of several injectors is comparable with runs of as many injectors on machines of the same kinds. */
    private Fingerprint fingerprint() {
        Map<String, String> fields = new LinkedHashMap<>(
                runs.leading().summary().conditions().fingerprint().fields());
        for (String name : Fingerprints.MACHINE) {
            fields.computeIfPresent(
                    name,
                    (field, value) -> runs.summaries().stream()
                            .map(run -> run.conditions().fingerprint().fields().getOrDefault(field, ""))
                            .distinct()
                            .sorted()
                            .collect(Collectors.joining(" and ")));
        }
        if (runs.count() > 1) {
            fields.put(Fingerprints.INJECTORS, Integer.toString(runs.count()));
        }
        return new Fingerprint(fields);
    }

    /** The target or the user stops all; otherwise names the first injector that stopped. */
    private Optional<Abort> aborted() {
        return runs.present().stream()
                .filter(run -> run.summary().measured().aborted() != null)
                .min(Comparator.comparingLong(Merge::abortedAt))
                .map(this::aborted);
    }

    private static long abortedAt(ShardRun run) {
        Abort abort = run.summary().measured().aborted();
        return abort == null ? Long.MAX_VALUE : abort.atMs();
    }

    private Abort aborted(ShardRun first) {
        Abort abort = Objects.requireNonNull(first.summary().measured().aborted());
        if (stop != null && abort.cause() == AbortCause.USER) {
            return new Abort(stop, abort.atMs(), abort.sinceMs());
        }
        boolean byIts = abort.cause() == AbortCause.INJECTOR && runs.count() > 1 && !namesAShard(abort.reason());
        return byIts ? abort.of(abort.reason().at(new StopReason.At(first.shard(), runs.count(), ""))) : abort;
    }

    /** Of older runs only the words say so. */
    private static boolean namesAShard(StopReason why) {
        return switch (why.kind()) {
            case NOT_JOINED -> true;
            case AS_WORDED -> why.of().get(0).startsWith("shard ");
            default -> why.at() != null;
        };
    }

    private Fleet fleet(MergedTotals totals) {
        Fleet leading = runs.leading().fleet();
        List<Fleet.Injector> injectors = Stream.concat(
                        runs.present().stream().map(Merge::seen),
                        runs.missing().stream().map(shard -> missing(shard, totals)))
                .sorted(Comparator.comparingInt(Fleet.Injector::shard))
                .toList();
        return new Fleet(null, leading.count(), leading.plan(), leading.startAtMs(), injectors);
    }

    private Fleet.Injector missing(int shard, MergedTotals totals) {
        StopReason why = reasons.getOrDefault(shard, StopReason.of(StopReason.Kind.NO_RUN));
        return new Fleet.Injector(
                shard, null, "", Start.NEVER, new Share(totals.due(shard), 0, 0), null, Shortfall.of(why));
    }

    private static Fleet.Injector seen(ShardRun run) {
        Fleet.Injector own = run.injector();
        return own.complete() ? own.with(Shortfall.of(problem(run))) : own;
    }

    /** Why a shard that ran to its end is incomplete. */
    private static @Nullable StopReason problem(ShardRun run) {
        List<String> faults = run.summary().measured().injector().faults().entrySet().stream()
                .filter(fault -> fault.getValue() > 0)
                .map(Map.Entry::getKey)
                .toList();
        return faults.isEmpty() ? null : StopReason.of(StopReason.Kind.INJECTOR_SHORT, faults);
    }
}
