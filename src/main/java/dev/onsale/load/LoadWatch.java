package dev.onsale.load;

import dev.onsale.gatling.http.OpenRequests;
import dev.onsale.plan.ArrivalSchedule;
import dev.onsale.plan.Plan;
import dev.onsale.record.StopReason;
import dev.onsale.record.StopReason.Kind;
import dev.onsale.record.live.LastSecond;
import dev.onsale.record.live.LiveRecord;
import dev.onsale.record.live.Progress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Looks at a running load at intervals: stops it if necessary, and reports its progress. */
final class LoadWatch {

    /** All sources of information about a run. */
    record Heard(
            LiveRecord record,
            InjectorProbe probe,
            RunTap tap,
            OpenRequests open,
            Interlock interlock,
            Companions companions) {}

    /** Ends the run. */
    interface Stopping {
        /** @param sinceMs epoch ms when the trouble began; {@code null} for now */
        void stop(StopReason why, @Nullable Long sinceMs);
    }

    private final LoadOrder order;
    private final Plan plan;
    private final DueVisitors due;
    private final PreparedRun prepared;
    private final Heard heard;
    private final Stopping stopping;
    private final AbortWatch abortWatch;
    private final Leniency leniency;

    LoadWatch(LoadOrder order, DueVisitors due, PreparedRun prepared, Heard heard, Stopping stopping) {
        this.order = order;
        this.plan = order.plan();
        this.due = due;
        this.prepared = prepared;
        this.heard = heard;
        this.stopping = stopping;
        this.abortWatch = new AbortWatch(plan.limits().abort());
        this.leniency = Leniency.of(order);
    }

    /** Does nothing before the load has begun, or after its end once nobody is under way. */
    Optional<Progress> look() {
        RunTap tap = heard.tap();
        boolean ended = tap.loadEndMs() > 0;
        if (tap.loadStartMs() == 0 || (ended && prepared.inFlight(tap) == 0)) {
            return Optional.empty();
        }
        long elapsedMs = System.currentTimeMillis() - tap.loadStartMs();
        LastSecond second = heard.record().lastSecond();
        if (!ended) {
            stopWhatMustNotGoOn(second);
        }
        ArrivalSchedule schedule = due.schedule();
        long elapsedNanos = TimeUnit.MILLISECONDS.toNanos(elapsedMs);
        Progress progress = new Progress(
                elapsedMs,
                due.unknown() == null
                        ? TimeUnit.NANOSECONDS.toMillis(schedule.lengthNanos())
                        : plan.length().toMillis(),
                schedule.phaseAt(Math.min(elapsedNanos, schedule.lengthNanos())),
                new Progress.Visitors(
                        due.unknown() == null ? schedule.visitors() : Progress.NOT_KNOWN,
                        due.unknown() == null ? schedule.dueBy(elapsedNanos) : tap.started(),
                        tap.started(),
                        prepared.inFlight(tap),
                        order.script() instanceof PlainSimulation ? Progress.NOT_KNOWN : tap.bought()),
                second.p95Ms(),
                second.errorShare());
        if (heard.companions().watchTogether()) {
            heard.companions()
                    .heard(new Companions.Heard(
                            progress,
                            second,
                            overdue(tap.loadStartMs()),
                            tap.answered(),
                            heard.interlock().firstAccepted(),
                            heard.open().count()));
        }
        return Optional.of(progress);
    }

    private void stopWhatMustNotGoOn(LastSecond second) {
        String refused = heard.interlock().firstRefused();
        if (refused != null) {
            stopping.stop(StopReason.of(Kind.ADDRESS_NOT_ALLOWED, refused), null);
        } else if (heard.probe().hasFaults()) {
            stopping.stop(StopReason.of(Kind.INJECTOR_SHORT, heard.probe().faultKinds()), null);
        } else if (heard.record().failure() != null) {
            stopping.stop(
                    StopReason.of(
                            Kind.RECORD_NOT_WRITTEN,
                            String.valueOf(heard.record().failure())),
                    null);
        } else if (!heard.companions().watchTogether()) {
            long startMs = heard.tap().loadStartMs();
            AbortWatch.Contact contact = new AbortWatch.Contact(
                    heard.tap().answered(),
                    heard.interlock().firstAccepted(),
                    heard.open().count());
            abortWatch
                    .after(second, overdue(startMs), contact)
                    .ifPresent(stop -> stopping.stop(stop.why(), startMs + stop.sinceMs()));
        }
    }

    /** When the requests were sent that have been open for too long, since the load's start. */
    private List<Long> overdue(long loadStartMs) {
        return heard
                .open()
                .openFor(plan.limits().abort().openLimit().toMillis(), carried -> !leniency.mayStayOpen(carried))
                .stream()
                .map(sentEpochMs -> sentEpochMs - loadStartMs)
                .toList();
    }
}
