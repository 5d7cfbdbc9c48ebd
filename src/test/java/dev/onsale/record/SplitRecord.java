package dev.onsale.record;

import dev.onsale.plan.Outcome;
import dev.onsale.plan.Plan;
import dev.onsale.plan.Shard;
import dev.onsale.record.NoteworthyRequest.Sight;
import dev.onsale.record.evidence.Admission;
import dev.onsale.record.evidence.ErrorKinds;
import dev.onsale.record.evidence.ServerTiming;
import dev.onsale.record.files.PlanDigest;
import dev.onsale.record.files.RunDirectory;
import dev.onsale.record.live.LiveRecord;
import dev.onsale.record.live.PhaseBoundary;
import dev.onsale.record.live.Recorded;
import dev.onsale.record.machine.Calibration;
import dev.onsale.record.machine.InjectorHealth;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** One load recorded twice: as by one injector, and as by several. */
public final class SplitRecord {
    static final long START = Samples.LOAD_START;
    private static final List<String> STEPS = List.of("browse", "hold", "pay");
    private static final List<PhaseBoundary> PHASES =
            List.of(new PhaseBoundary("early", 0), new PhaseBoundary("doors", 900));
    private static final int VISITORS = 200;
    private static final int LENGTH_MS = 2_000;

    private final Path reports;
    private final long seed;
    private final int count;
    private final int visitors;

    public SplitRecord(Path reports, long seed, int count) {
        this(reports, seed, count, VISITORS);
    }

    /** @param visitors of all injectors together, with three responses each */
    SplitRecord(Path reports, long seed, int count, int visitors) {
        this.visitors = visitors;
        this.reports = reports;
        this.seed = seed;
        this.count = count;
    }

    /** @param part the visitors whose responses are recorded */
    public Path of(Shard part) {
        RunDirectory directory = RunDirectory.create(
                reports, "split", Clock.systemDefaultZone(), new Random(seed + part.index() * 31L + part.count()));
        SplittableRandom random = new SplittableRandom(seed);
        List<Long> starts = new ArrayList<>(List.of(0L, 0L));
        Map<String, Long> byPhase = new TreeMap<>(Map.of("early", 0L, "doors", 0L));
        try (LiveRecord record = new LiveRecord(PHASES, directory.path(), () -> START + LENGTH_MS)) {
            record.start(START);
            for (int visitor = 0; visitor < visitors; visitor++) {
                SplittableRandom own = random.split();
                if (part.has(visitor)) {
                    long plannedMs = own.nextInt(LENGTH_MS - 200);
                    starts.set((int) (plannedMs / 1_000), starts.get((int) (plannedMs / 1_000)) + 1);
                    byPhase.merge(plannedMs < 900 ? "early" : "doors", 1L, Long::sum);
                    record.startedLate(own.nextInt(9_000));
                    record.ranLate(own.nextInt(4_000));
                    visit(record, visitor, plannedMs, own);
                }
            }
            Map<Double, Double> added = record.addedMs();
            record.loadEnded(START + LENGTH_MS, List.of());
            Recorded recorded = record.finish();
            directory.writeSummary(summary(directory.id(), recorded, added, part, new PerSecond(starts), byPhase));
        }
        return directory.path();
    }

    private static void visit(LiveRecord record, int visitor, long plannedMs, SplittableRandom random) {
        for (String step : STEPS) {
            long tookMs = 1 + random.nextInt(step.equals("hold") ? 900 : 190);
            long startMs = START + plannedMs;
            long endMs = Math.min(START + LENGTH_MS - 1, startMs + tookMs);
            boolean ok = random.nextInt(5) > 0;
            ServerTiming timing = new ServerTiming();
            timing.read("db;desc=\"" + random.nextInt(9) + " queries\";dur=" + random.nextInt(5_000) / 1_000.0
                    + ", node;desc=n" + random.nextInt(3) + ", cache;desc=hit;dur=0.3, up;dur=" + (1_000 + plannedMs));
            if (!ok && random.nextBoolean()) {
                record.unanswered(
                        MadeName.written(step),
                        startMs,
                        endMs,
                        random.nextBoolean() ? "timeout" : ErrorKinds.REFRESHED,
                        Admission.NOT_ASKED);
            } else {
                record.response(
                        MadeName.written(step),
                        startMs,
                        endMs,
                        ok,
                        ok ? null : "status " + (500 + random.nextInt(3)),
                        Admission.WITH_TOKEN,
                        timing,
                        random.nextInt(3_000),
                        ok && random.nextInt(3) == 0 ? 300 : 0);
            }
            record.felt(step, tookMs + 3, ok);
            record.noteworthy(
                    MadeName.written(step),
                    startMs,
                    startMs + tookMs * 1_000 + visitor,
                    ok,
                    () -> new Sight(ok ? 200 : 503, ok ? null : "status 503", "GET /" + step, "00-" + visitor));
        }
        Outcome outcome = Outcome.values()[random.nextInt(Outcome.values().length)];
        record.journey(new Journey(
                visitor,
                visitor % 7 == 0 ? "bot" : "fan",
                plannedMs < 900 ? "early" : "doors",
                plannedMs,
                plannedMs + 2,
                plannedMs + 20 + random.nextInt(100),
                outcome,
                3,
                "pay",
                "\"endedMs\":7, says the shop",
                null,
                null,
                null));
    }

    private RunSummary summary(
            String id,
            Recorded recorded,
            Map<Double, Double> added,
            Shard part,
            PerSecond starts,
            Map<String, Long> byPhase) {
        Plan plan = Samples.plan().withArrivals(arrivals());
        Fingerprint fingerprint = Samples.fingerprint();
        long own = part.of(visitors);
        InjectorHealth health = new InjectorHealth(Map.of(), Map.of(), 0.25, 2, 3, Map.of())
                .with(new InjectorHealth.Added(added, true));
        RunSummary summary = new RunSummary(
                RunSummary.FORMAT,
                id,
                new RunConditions(fingerprint, plan, "http://127.0.0.1:8080", Map.of()),
                new Measurements(
                        new RunSummary.Times(START - 100, START, START + LENGTH_MS),
                        new Totals(
                                new Totals.Visitors(own, own, own, byPhase, byPhase),
                                recorded.responses(),
                                recorded.soldOutMs(),
                                new Contact(own, true),
                                List.of("fan"),
                                new Starts(starts, starts)),
                        recorded.steps(),
                        recorded.journeys(),
                        health,
                        List.of(new Calibration("before", 80, 0.1, 0), new Calibration("after", 80, 0.1, 0)),
                        null),
                Map.of("onsale", "1", "gatling", "3"),
                null,
                new Observed(recorded.evidence(), recorded.nodes(), null, null),
                Attached.NOTHING);
        return summary.withFleet(part.isWhole() ? null : fleet(summary, part));
    }

    private static Fleet fleet(RunSummary own, Shard part) {
        return new Fleet(
                part.index(),
                part.count(),
                PlanDigest.of(own.plan(), own.conditions().fingerprint()),
                START,
                List.of(new Fleet.Injector(
                        part.index(),
                        own.id(),
                        "host" + part.index(),
                        new Fleet.Start(null, 0L),
                        new Fleet.Share(
                                own.measured().totals().visitors().due(),
                                own.measured().totals().visitors().started(),
                                own.measured().totals().responses()),
                        own.measured().injector(),
                        Fleet.Shortfall.NONE)));
    }

    private static List<dev.onsale.plan.Arrival> arrivals() {
        return List.of(
                new dev.onsale.plan.Arrival(
                        "early", 100, 100, java.time.Duration.ofMillis(900), dev.onsale.plan.Shape.CONSTANT),
                new dev.onsale.plan.Arrival(
                        "doors", 100, 100, java.time.Duration.ofMillis(1_100), dev.onsale.plan.Shape.CONSTANT));
    }

    public List<Path> shards() {
        List<Path> shards = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            shards.add(of(new Shard(index, count)));
        }
        return shards;
    }
}
