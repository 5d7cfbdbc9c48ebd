package dev.onsale.fleet;

import dev.onsale.load.LoadOrder;
import dev.onsale.plan.BadInputException;
import dev.onsale.record.StopReason;
import dev.onsale.record.StopReason.Kind;
import dev.onsale.record.files.RunDirectory;
import dev.onsale.record.merge.Merge;
import dev.onsale.rehearse.RunObserver;
import dev.onsale.report.StopWords;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One run of a plan by the injectors of an engine. */
final class FleetRun {
    private static final int TOKEN_BYTES = 32;

    /** The time that a stopped injector has for writing its record, besides the drain. */
    private static final long ENDED_WITHIN_MS = 30_000;

    /** The same after the engine has asked the injectors to end. */
    private static final long ENDED_AFTER_ASKING_MS = 20_000;

    /**
     * A shared folder may list a run late: Linux believes what it has read of an NFS folder for up to 60 s
     * ({@code acdirmax}, nfs(5)).
     */
    private static final long LISTED_WITHIN_MS = 65_000;

    private static final long LOOK_MS = 250;
    private static final int WORDS_LINES = 2;

    /** How injectors end that have judged their part. */
    private static final Set<String> WITH_A_RUN = Set.of("exit code 0", "exit code 1", "exit code 2");

    /** @param random for the folder's name and the token, which must not be predictable */
    record Means(FleetClock clock, RandomGenerator random, RunObserver observer) {}

    private final Engine engine;
    private final FleetJob job;
    private final FleetInjectors.Setting setting;
    private final LoadOrder order;
    private final Means means;
    private final Map<Integer, StopReason> problems = new TreeMap<>();

    /** Since when, epoch ms, runs have been awaited of injectors that ended well, by shard. */
    private final Map<Integer, Long> unlisted = new TreeMap<>();

    private @Nullable FleetFolder folder;
    private @Nullable StopReason stop;
    private long stoppedAtMs;
    private boolean unheard;

    FleetRun(Engine engine, FleetJob job, FleetInjectors.Setting setting, LoadOrder order, Means means) {
        this.engine = engine;
        this.job = job;
        this.setting = setting;
        this.order = order;
        this.means = means;
    }

    /** Stops all; what they have recorded is merged. Thread-safe. */
    synchronized void stop(StopReason why) {
        if (stop == null) {
            stop = why;
            stoppedAtMs = means.clock().ms();
            if (folder != null) {
                tell(folder, why);
            }
        }
    }

    /** If the folder is full, the engine has to stop them. */
    private void tell(FleetFolder shared, StopReason why) {
        try {
            shared.stop(why);
        } catch (FleetException e) {
            unheard = true;
        }
    }

    /** @throws BadInputException if an injector reported bad input */
    Path execute() {
        byte[] token = new byte[TOKEN_BYTES];
        means.random().nextBytes(token);
        FleetFolder shared = FleetFolder.create(
                setting.reports(),
                ".fleet-" + String.format(Locale.ROOT, "%08x", means.random().nextInt()),
                HexFormat.of().formatHex(token),
                orders(),
                setting.arguments());
        synchronized (this) {
            folder = shared;
            if (stop != null) {
                shared.delete();
                throw new FleetException("stopped before an injector was started", "run it again");
            }
        }
        means.observer().told(job.injectors() + " injectors on " + engine.name() + ", " + shared.path());
        Path merged;
        try {
            try (Engine.Started started = engine.start(shared, job)) {
                await(started, shared);
            }
            merged = merged(shared, runs(shared));
        } catch (RuntimeException e) {
            leave(shared, shared.runs(job.injectors()));
            throw e;
        }
        shared.delete();
        return merged;
    }

    /**
     * Keeps only the recorded runs if merging failed, for example because the disk is full; if nothing was recorded,
     * keeps everything for inspection.
     */
    private void leave(FleetFolder shared, List<Path> runs) {
        if (runs.isEmpty()) {
            return;
        }
        shared.deleteAllBut(FleetFolder.SHARDS);
        means.observer()
                .told("the runs of the injectors are kept; merge them with onsale merge "
                        + runs.stream().map(Path::toString).collect(Collectors.joining(" ")));
    }

    private Message orders() {
        Message orders = engine.orders()
                .with("machine", ThisHost.machine())
                .with("address", order.target())
                .with("cold", order.dressRehearsal());
        for (Map.Entry<String, Double> fault : order.faults().entrySet()) {
            orders = orders.with("fault." + fault.getKey(), fault.getValue());
        }
        return orders.with("database", setting.databaseUrl());
    }

    private void await(Engine.Started started, FleetFolder shared) {
        long askedAtMs = Long.MAX_VALUE;
        while (true) {
            Map<Integer, String> ended = started.ended();
            ended.forEach((shard, how) -> noteEnd(shared, shard, how));
            if (ended.size() == job.injectors() && unlisted.isEmpty()) {
                return;
            }
            shared.live().map(News::progress).ifPresent(means.observer()::sees);
            long nowMs = means.clock().ms();
            // Nobody else would report them.
            boolean uncoordinated = problems.containsKey(0) || isUnheard();
            if (askedAtMs == Long.MAX_VALUE && (isOverdue() || uncoordinated)) {
                started.stop();
                askedAtMs = nowMs;
            }
            if (askedAtMs != Long.MAX_VALUE && nowMs - askedAtMs > ENDED_AFTER_ASKING_MS) {
                return;
            }
            Waiting.until(means.clock().ms() + LOOK_MS, means.clock()::ms, () -> false);
        }
    }

    /** An injector that ends without a run stops the others. */
    private void noteEnd(FleetFolder shared, int shard, String how) {
        if (shared.run(shard).isPresent()) {
            unlisted.remove(shard);
        } else if (!problems.containsKey(shard) && !isAwaited(shared, shard, how)) {
            unlisted.remove(shard);
            List<String> names = new ArrayList<>(List.of(how));
            words(shared, shard).ifPresent(names::add);
            problems.put(shard, StopReason.of(Kind.ENDED_WITHOUT_RUN, names));
            StopReason why =
                    StopReason.of(Kind.ENDED_WITHOUT_RUN, how).at(new StopReason.At(shard, job.injectors(), ""));
            stop(why);
            if (problems.size() == 1) {
                means.observer().told(StopWords.of(why) + "; stopping all");
            }
        }
    }

    /** Whether it ended as an injector does that has written its run, which this machine may not see yet. */
    private boolean isAwaited(FleetFolder shared, int shard, String how) {
        // Slurm reports the end of a job whose exit codes this machine may not see yet either.
        boolean well = WITH_A_RUN.contains(how) || how.endsWith("in state COMPLETED");
        if (!well || words(shared, shard).isPresent()) {
            return false;
        }
        long nowMs = means.clock().ms();
        return nowMs - unlisted.computeIfAbsent(shard, first -> nowMs) < LISTED_WITHIN_MS;
    }

    private static Optional<String> words(FleetFolder shared, int shard) {
        return shared.lastWords(shard, WORDS_LINES).stream()
                .filter(line -> line.startsWith("onsale: "))
                .map(line -> line.substring("onsale: ".length()))
                .reduce((first, last) -> last);
    }

    private synchronized boolean isOverdue() {
        return stop != null
                && means.clock().ms() - stoppedAtMs
                        > ENDED_WITHIN_MS + order.plan().workload().drain().toMillis();
    }

    /** Why all were stopped; {@code null} if they ended by themselves, or stopped one another. */
    private synchronized @Nullable StopReason why() {
        return stop;
    }

    private synchronized boolean isUnheard() {
        return unheard;
    }

    private List<Path> runs(FleetFolder shared) {
        for (int shard = 0; shard < job.injectors(); shard++) {
            if (shared.run(shard).isEmpty()) {
                problems.putIfAbsent(shard, StopReason.of(Kind.NOT_ENDED));
            }
        }
        return shared.runs(job.injectors());
    }

    private Path merged(FleetFolder shared, List<Path> runs) {
        if (runs.isEmpty()) {
            throw nothing(shared);
        }
        Merge merge = Merge.of(runs, problems).stoppedFor(why());
        RunDirectory directory = RunDirectory.create(
                setting.reports(),
                order.plan().name(),
                Clock.fixed(Instant.ofEpochMilli(means.clock().ms()), ZoneId.systemDefault()),
                means.random());
        merge.into(directory);
        return directory.path();
    }

    /** The error that the injectors reported: mostly all report the same. */
    private RuntimeException nothing(FleetFolder shared) {
        for (int shard = 0; shard < job.injectors(); shard++) {
            List<String> words = shared.lastWords(shard, WORDS_LINES);
            int last = words.size() - 1;
            if (last > 0
                    && words.get(last - 1).startsWith("onsale: ")
                    && words.get(last).startsWith("hint: ")) {
                String what = words.get(last - 1).substring("onsale: ".length());
                String hint = words.get(last).substring("hint: ".length());
                List<String> how =
                        problems.getOrDefault(shard, StopReason.of(Kind.NO_RUN)).of();
                shared.delete();
                return how.contains("exit code 64")
                        ? new BadInputException(what, hint)
                        : new FleetException("shard " + shard + "/" + job.injectors() + ": " + what, hint);
            }
        }
        return new FleetException(
                "no injector left a run: "
                        + problems.values().stream().map(StopWords::of).collect(Collectors.joining("; ")),
                "see their logs in " + shared.path());
    }
}
