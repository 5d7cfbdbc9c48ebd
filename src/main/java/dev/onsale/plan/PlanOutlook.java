package dev.onsale.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a run of a plan will be like, as far as arithmetic can tell.
 *
 * @param phases none of a simulation's own arrivals
 * @param requestsExpected 0 if the scenario's requests are not known
 * @param concerns why it may be infeasible, the worst first; empty if there is no concern
 * @param plain whether the scenario is a plain simulation, which has neither doors nor pace
 * @param own the visitors of a plain simulation's own injection; {@code null} if the plan's arrivals apply
 */
public record PlanOutlook(
        Plan plan,
        Crowd crowd,
        List<PhaseOutlook> phases,
        double requestsExpected,
        List<Concern> concerns,
        boolean plain,
        @Nullable OwnArrivals own) {

    /**
     * Who comes when.
     *
     * @param visitors in all
     * @param peakPerSecond the highest arrival rate
     * @param bySecond visitors due in each second of the run, or at once where a simulation says that; the last second
     *     may be incomplete
     */
    public record Crowd(int visitors, double peakPerSecond, List<Double> bySecond) {

        /** The first of the busiest seconds. */
        public int peakSecond() {
            return bySecond.indexOf(Collections.max(bySecond));
        }
    }

    /**
     * One phase.
     *
     * @param startsAt after the plan's start
     * @param fromPerSecond arrival rate at its start
     * @param toPerSecond arrival rate just before its end
     */
    public record PhaseOutlook(
            String phase, Duration startsAt, Duration length, double fromPerSecond, double toPerSecond, int visitors) {}

    public static PlanOutlook of(Plan plan, JourneyEstimate journey) {
        ArrivalSchedule schedule = ArrivalSchedule.of(plan);
        Crowd crowd = new Crowd(schedule.visitors(), peak(schedule), bySecond(schedule));
        return of(plan, journey, schedule, crowd, phases(schedule), null);
    }

    /** For a plain simulation with its own injection. */
    public static PlanOutlook of(Plan plan, JourneyEstimate journey, OwnArrivals own) {
        double peak =
                own.curve().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        Crowd crowd = new Crowd(own.schedule().visitors(), peak, own.curve());
        return of(plan, journey, own.schedule(), crowd, List.of(), own);
    }

    private static PlanOutlook of(
            Plan plan,
            JourneyEstimate journey,
            ArrivalSchedule schedule,
            Crowd crowd,
            List<PhaseOutlook> phases,
            @Nullable OwnArrivals own) {
        WaitingRoomForecast room = WaitingRoomForecast.of(
                schedule, plan.sale().doorsAt(), plan.sale().outflowPerSecond());
        Map<String, Integer> byKind = Kinds.of(plan, schedule.visitors()).counts();
        return new PlanOutlook(
                plan,
                crowd,
                phases,
                crowd.visitors() * journey.requestsPerJourney(),
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

    /** The concerns that rule the plan out. */
    public List<Concern> contradictions() {
        return concerns.stream()
                .filter(concern -> concern.severity() == Concern.Severity.CANNOT)
                .toList();
    }

    /** The same, with further concerns. */
    public PlanOutlook with(List<Concern> more) {
        return new PlanOutlook(
                plan,
                crowd,
                phases,
                requestsExpected,
                Stream.concat(more.stream(), concerns.stream())
                        .sorted(Comparator.comparing(Concern::severity))
                        .toList(),
                plain,
                own);
    }

    private static List<PhaseOutlook> phases(ArrivalSchedule schedule) {
        List<PhaseOutlook> phases = new ArrayList<>();
        for (ArrivalSchedule.PhaseSpan span : schedule.phases()) {
            phases.add(new PhaseOutlook(
                    span.phase(),
                    Duration.ofNanos(span.startNanos()),
                    Duration.ofNanos(span.endNanos() - span.startNanos()),
                    schedule.ratePerSecond(span.startNanos()),
                    schedule.ratePerSecond(span.endNanos() - 1),
                    span.visitors()));
        }
        return List.copyOf(phases);
    }

    private static List<Double> bySecond(ArrivalSchedule schedule) {
        long second = 1_000_000_000L;
        List<Double> arrivals = new ArrayList<>();
        for (long start = 0; start < schedule.lengthNanos(); start += second) {
            arrivals.add((double) (schedule.dueBy(start + second - 1) - schedule.dueBy(start - 1)));
        }
        return List.copyOf(arrivals);
    }
}
