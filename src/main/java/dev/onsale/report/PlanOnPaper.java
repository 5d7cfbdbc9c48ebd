package dev.onsale.report;

import dev.onsale.plan.OwnArrivals;
import dev.onsale.plan.Plan;
import dev.onsale.plan.PlanOutlook;
import dev.onsale.report.document.Tone;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a plan will do, worked out beforehand and ready to be printed.
 *
 * @param usersPerSecond mean arrival rates of consecutive stretches, each {@code bucketMs} long
 * @param visitors arrivals in all
 * @param peakPerSecond the highest arrival rate, and when it is first reached
 * @param requests how many requests are to be expected; {@code null} when nobody knows
 * @param concerns why the plan may not come true; empty when nothing speaks against it
 * @param plain whether it sends a plain simulation, which knows neither doors nor pace
 * @param own who comes by that simulation's own injection; {@code null} where the plan's arrivals do
 */
public record PlanOnPaper(
        Plan plan,
        List<Phase> phases,
        List<Double> usersPerSecond,
        long bucketMs,
        long visitors,
        double peakPerSecond,
        double peakAtMs,
        @Nullable Long requests,
        List<Concern> concerns,
        boolean plain,
        @Nullable OwnArrivals own) {

    /** Of an on-sale. */
    public PlanOnPaper(
            Plan plan,
            List<Phase> phases,
            List<Double> usersPerSecond,
            long bucketMs,
            long visitors,
            double peakPerSecond,
            double peakAtMs,
            @Nullable Long requests,
            List<Concern> concerns) {
        this(
                plan,
                phases,
                usersPerSecond,
                bucketMs,
                visitors,
                peakPerSecond,
                peakAtMs,
                requests,
                concerns,
                false,
                null);
    }

    /** One phase: instants and lengths in ms, rates in visitors per second. */
    public record Phase(
            String name, long startMs, long lengthMs, double fromPerSecond, double toPerSecond, long visitors) {}

    /** One reason why the plan may not come true, and how to mend it. */
    public record Concern(Severity severity, String what, String hint) {}

    /** How surely a plan fails. */
    public enum Severity {
        CANNOT("cannot", Tone.BAD),
        UNLIKELY("unlikely", Tone.UNSURE),
        NOTE("note", Tone.QUIET);

        private final String label;
        private final Tone tone;

        Severity(String label, Tone tone) {
            this.label = label;
            this.tone = tone;
        }

        String label() {
            return label;
        }

        Tone tone() {
            return tone;
        }
    }

    /** What arithmetic says of a plan, as it is printed. */
    public static PlanOnPaper of(Plan plan, PlanOutlook outlook) {
        OwnArrivals own = outlook.own();
        List<Double> bySecond = own == null
                ? outlook.arrivalsBySecond().stream().map(Integer::doubleValue).toList()
                : own.curve();
        int peakSecond = bySecond.indexOf(Collections.max(bySecond));
        return new PlanOnPaper(
                plan,
                outlook.phases().stream()
                        .map(phase -> new Phase(
                                phase.phase(),
                                phase.startsAt().toMillis(),
                                phase.length().toMillis(),
                                phase.fromPerSecond(),
                                phase.toPerSecond(),
                                phase.visitors()))
                        .toList(),
                bySecond,
                1_000,
                outlook.visitors(),
                outlook.peakPerSecond(),
                peakSecond * 1_000.0,
                outlook.requestsExpected() > 0 ? Math.round(outlook.requestsExpected()) : null,
                outlook.concerns().stream()
                        .map(concern -> new Concern(
                                Severity.valueOf(concern.severity().name()), concern.what(), concern.hint()))
                        .toList(),
                outlook.plain(),
                own);
    }
}
