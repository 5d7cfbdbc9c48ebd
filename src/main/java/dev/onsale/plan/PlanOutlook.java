package dev.onsale.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a run of a plan will be like, as far as arithmetic can tell.
 *
 * @param length of all arrivals together
 * @param peakPerSecond highest planned arrival rate
 * @param requestsExpected 0 if the scenario's requests are not known
 * @param arrivalsBySecond visitors due in each second of the run; the last second may be incomplete
 * @param visitorsByKind in the plan's order
 * @param concerns why it may be infeasible, the worst first; empty if there is no concern
 * @param plain whether the scenario is a plain simulation, which has neither doors nor pace
 * @param own the visitors of a plain simulation's own injection; {@code null} if the plan's arrivals apply
 */
public record PlanOutlook(
        int visitors,
        Duration length,
        double peakPerSecond,
        double requestsExpected,
        List<PhaseOutlook> phases,
        List<Integer> arrivalsBySecond,
        Map<String, Integer> visitorsByKind,
        WaitingRoomForecast waitingRoom,
        List<Concern> concerns,
        boolean plain,
        @Nullable OwnArrivals own) {

    /**
     * One phase.
     *
     * @param startsAt after the plan's start
     * @param fromPerSecond arrival rate at its start
     * @param toPerSecond arrival rate just before its end
     * @param requestsExpected of the visitors of this phase; 0 if the scenario's requests are not known
     */
    public record PhaseOutlook(
            String phase,
            Duration startsAt,
            Duration length,
            double fromPerSecond,
            double toPerSecond,
            double peakPerSecond,
            int visitors,
            double requestsExpected) {}

    public static PlanOutlook of(Plan plan, JourneyEstimate journey) {
        return of(plan, journey, ArrivalSchedule.of(plan), null);
    }

    /** For a plain simulation with its own injection. */
    public static PlanOutlook of(Plan plan, JourneyEstimate journey, OwnArrivals own) {
        return of(plan, journey, own.schedule(), own);
    }

    private static PlanOutlook of(
            Plan plan, JourneyEstimate journey, ArrivalSchedule schedule, @Nullable OwnArrivals own) {
        WaitingRoomForecast room = WaitingRoomForecast.of(
                schedule, plan.sale().doorsAt(), plan.sale().outflowPerSecond());
        Map<String, Integer> byKind = Kinds.of(plan, schedule.visitors()).counts();
        return new PlanOutlook(
                schedule.visitors(),
                own == null ? plan.length() : Duration.ofNanos(schedule.lengthNanos()),
                own == null ? peak(schedule) : peak(own),
                schedule.visitors() * journey.requestsPerJourney(),
                phases(schedule, journey),
                bySecond(schedule),
                byKind,
                room,
                new Feasibility(plan, journey, schedule, room, byKind).concerns(),
                journey.isPlain(),
                own);
    }

    private static double peak(ArrivalSchedule schedule) {
        return schedule.phases().stream()
                .mapToDouble(ArrivalSchedule.PhaseSpan::peakPerSecond)
                .max()
                .orElse(0);
    }

    private static double peak(OwnArrivals own) {
        return own.curve().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    /** Whether arithmetic finds nothing that rules the plan out. */
    public boolean canComeTrue() {
        return contradictions().isEmpty();
    }

    /** The concerns that rule the plan out. */
    public List<Concern> contradictions() {
        return concerns.stream()
                .filter(concern -> concern.severity() == Concern.Severity.CANNOT)
                .toList();
    }

    /** The same, with further concerns. */
    public PlanOutlook with(List<Concern> more) {
        return new PlanOutlook(
                visitors,
                length,
                peakPerSecond,
                requestsExpected,
                phases,
                arrivalsBySecond,
                visitorsByKind,
                waitingRoom,
                Stream.concat(more.stream(), concerns.stream())
                        .sorted(Comparator.comparing(Concern::severity))
                        .toList(),
                plain,
                own);
    }

    private static List<PhaseOutlook> phases(ArrivalSchedule schedule, JourneyEstimate journey) {
        List<PhaseOutlook> phases = new ArrayList<>();
        for (ArrivalSchedule.PhaseSpan span : schedule.phases()) {
            phases.add(new PhaseOutlook(
                    span.phase(),
                    Duration.ofNanos(span.startNanos()),
                    Duration.ofNanos(span.endNanos() - span.startNanos()),
                    schedule.ratePerSecond(span.startNanos()),
                    schedule.ratePerSecond(span.endNanos() - 1),
                    span.peakPerSecond(),
                    span.visitors(),
                    span.visitors() * journey.requestsPerJourney()));
        }
        return List.copyOf(phases);
    }

    private static List<Integer> bySecond(ArrivalSchedule schedule) {
        long second = 1_000_000_000L;
        List<Integer> arrivals = new ArrayList<>();
        for (long start = 0; start < schedule.lengthNanos(); start += second) {
            arrivals.add((int) (schedule.dueBy(start + second - 1) - schedule.dueBy(start - 1)));
        }
        return List.copyOf(arrivals);
    }
}
