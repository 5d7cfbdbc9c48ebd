package dev.onsale.load;

import dev.onsale.gatling.GatlingRelease;
import dev.onsale.plan.ArrivalSchedule;
import dev.onsale.record.Attached;
import dev.onsale.record.Contact;
import dev.onsale.record.Fingerprint;
import dev.onsale.record.Measurements;
import dev.onsale.record.Observed;
import dev.onsale.record.PlainLoad;
import dev.onsale.record.RunConditions;
import dev.onsale.record.RunSummary;
import dev.onsale.record.RunSummary.Abort;
import dev.onsale.record.RunSummary.Times;
import dev.onsale.record.Totals;
import dev.onsale.record.Totals.Visitors;
import dev.onsale.record.live.LiveRecord;
import dev.onsale.record.live.Recorded;
import dev.onsale.record.live.RunUnderWay;
import dev.onsale.record.machine.Calibration;
import dev.onsale.record.machine.InjectorHealth;
import dev.onsale.scenario.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Computes what a finished run records about itself.
 *
 * @param addresses the addresses it connected to, with the number of connections
 */
record RunReckoning(LoadOrder order, DueVisitors due, String runId, long createdAtMs, Map<String, Long> addresses) {

    /** What is known of the run before its load. */
    static RunUnderWay underWay(LoadOrder order, DueVisitors due, String runId, LiveRecord record) {
        return new RunUnderWay(
                runId,
                order.plan(),
                targetUrl(order),
                String.valueOf(versions().get("onsale")),
                labels(order),
                order.script() instanceof OnSaleScript,
                due.phases(),
                record::journeysSoFar);
    }

    private static String targetUrl(LoadOrder order) {
        return order.plan().targetsOwn()
                ? order.plan().destination().target()
                : order.secrets().redact(order.target().toString());
    }

    RunSummary summary(
            RunTap tap,
            Recorded recorded,
            InjectorHealth health,
            List<Calibration> calibrations,
            @Nullable Abort abort) {
        // By the plan's target, not this run's: a pair's baseline build may have another address.
        Fingerprint fingerprint = order.scripted().fingerprint(order.access()).withSteps(recorded.names());
        RunConditions conditions = new RunConditions(fingerprint, order.plan(), targetUrl(order), order.faults());
        Measurements measured = new Measurements(
                new Times(createdAtMs, tap.loadStartMs(), tap.loadEndMs()),
                totals(tap, recorded, abort),
                recorded.steps(),
                recorded.journeys(),
                withDropped(health, recorded),
                calibrations,
                sinceStart(abort, tap.loadStartMs()));
        return new RunSummary(
                        RunSummary.FORMAT,
                        runId,
                        conditions,
                        measured,
                        versions(),
                        plain(tap, recorded, abort),
                        new Observed(recorded.evidence(), recorded.nodes(), null, null),
                        Attached.NOTHING)
                .labelled(labels(order));
    }

    /** A label may contain the value of a variable or a header. */
    private static Map<String, String> labels(LoadOrder order) {
        Map<String, String> labels = new LinkedHashMap<>();
        order.recording()
                .labels()
                .forEach((key, value) -> labels.put(key, order.confidential().outOfAuthored(value)));
        return labels;
    }

    private long connections() {
        return addresses.values().stream().mapToLong(Long::longValue).sum();
    }

    private @Nullable PlainLoad plain(RunTap tap, Recorded recorded, @Nullable Abort abort) {
        return order.script() instanceof PlainSimulation simulation
                ? simulation
                        .described(
                                due, recorded, abort == null ? tap.inFlight() : 0, order.confidential()::outOfAuthored)
                        .withAddresses(addresses)
                : null;
    }

    private Totals totals(RunTap tap, Recorded recorded, @Nullable Abort abort) {
        Contact contact = new Contact(connections(), tap.answered());
        int started = tap.started();
        ArrivalSchedule schedule = due.schedule();
        if (due.unknown() != null) {
            long planned = due.planned() > 0 ? due.planned() : started;
            return new Totals(
                    new Visitors(planned, abort == null ? planned : started, started, Map.of(), Map.of()),
                    recorded.responses(),
                    recorded.soldOutMs(),
                    contact,
                    finishing(),
                    null);
        }
        long lastedMs = tap.loadEndMs() - tap.loadStartMs();
        int dueByThen = abort == null
                ? schedule.visitors()
                : (int) schedule.dueBy(Math.max(0, TimeUnit.MILLISECONDS.toNanos(lastedMs)));
        return new Totals(
                new Visitors(
                        schedule.visitors(),
                        dueByThen,
                        started,
                        byPhase(dueByThen),
                        byPhase(Math.min(started, schedule.visitors()))),
                recorded.responses(),
                recorded.soldOutMs(),
                contact,
                finishing(),
                tap.startsUpTo(dueByThen));
    }

    private @Nullable List<String> finishing() {
        return order.script() instanceof OnSaleScript script
                ? script.onSale().kinds().stream()
                        .filter(kind -> order.plan().workload().visitors().containsKey(kind.name()))
                        .filter(Kind::canFinish)
                        .map(Kind::name)
                        .toList()
                : null;
    }

    /** Visitors start in the order of the schedule, so the first n belong to the first phases. */
    private Map<String, Long> byPhase(int visitors) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (int visitor = 0; visitor < visitors; visitor++) {
            counts.merge(due.schedule().phase(visitor), 1L, Long::sum);
        }
        return counts;
    }

    private static InjectorHealth withDropped(InjectorHealth health, Recorded recorded) {
        if (recorded.journeyLinesDropped() == 0) {
            return health;
        }
        Map<String, Long> faults = new TreeMap<>(health.faults());
        faults.put(Recorded.JOURNEY_LINES_DROPPED, recorded.journeyLinesDropped());
        return health.with(faults);
    }

    private static @Nullable Abort sinceStart(@Nullable Abort abort, long loadStartMs) {
        if (abort == null) {
            return null;
        }
        Long since = abort.sinceMs();
        return new Abort(
                abort.cause(),
                abort.why(),
                abort.detail(),
                Math.max(0, abort.atMs() - loadStartMs),
                since == null ? null : Math.max(0, since - loadStartMs));
    }

    private static Map<String, String> versions() {
        Map<String, String> versions = new TreeMap<>();
        versions.put("gatling", GatlingRelease.version());
        versions.put("java", System.getProperty("java.version"));
        versions.put("onsale", String.valueOf(RunReckoning.class.getPackage().getImplementationVersion()));
        versions.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        return versions;
    }
}
