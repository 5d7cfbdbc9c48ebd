package dev.onsale.judge;

import dev.onsale.judge.Measures.Measure;
import dev.onsale.plan.GateSettings;
import dev.onsale.record.Cell.Fact;
import dev.onsale.record.CellReason;
import dev.onsale.record.CellReason.Figure;
import dev.onsale.record.CellReason.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a cell may decide anything.
 *
 * @param why empty when it may
 * @param fact what happened, where the cell came or went; {@code null} otherwise
 */
record Eligibility(
        Standing standing, List<CellReason> why, @Nullable Fact fact) {

    enum Standing {
        /** Compared, and decides. */
        GATED,
        /**
         * The plan cannot support it: never {@code steady}, but compared, in a separate family, so that it costs the
         * gated ones no power. Lack of power withholds {@code steady}, never {@code regressed}.
         */
        COMPARED,
        /** No direction is worse, or there is nothing to compare with: shown only. */
        SHOWN,
        /** Could be compared, but the plan gates only others: shown, and its variance is pooled with theirs. */
        UNLISTED,
        /** A moment that occurred in every baseline run never occurred: worse in any case. */
        NEVER_CAME,
        /**
         * The plan supports it, but this run did not deliver it: compared like {@link #COMPARED}, and otherwise open.
         */
        UNDELIVERED
    }

    static final Eligibility GATED = new Eligibility(Standing.GATED, List.of(), null);

    /** Samples that must lie beyond a percentile. */
    private static final int BEYOND_MIN = 10;

    private static final long SHARE_SAMPLES_MIN = 20;

    /** From this many responses per run on, a step that vanishes or appears is not chance. */
    static final int PRESENCE_MIN = 10;

    /** n such that n(1 − p) ≥ 10. */
    static long samplesNeeded(Metric metric) {
        if (metric.isLatency()) {
            double beyond = Math.min(metric.percentile(), 100 - metric.percentile()) / 100;
            return (long) Math.ceil(BEYOND_MIN / beyond - 1e-9);
        }
        return metric instanceof Metric.Requests ? 1 : SHARE_SAMPLES_MIN;
    }

    /** By what is there and by counts. */
    static Eligibility byCounts(Sample sample) {
        Metric metric = sample.metric();
        Measure candidate = sample.candidate();
        if (sample.baselineRuns() < GateSettings.BASELINE_RUNS_MIN) {
            return shown(CellReason.of(Kind.TOO_FEW_BASELINES, Figure.BASELINES, sample.baselineRuns())
                    .with(Figure.BASELINES_OF, GateSettings.BASELINE_RUNS_MIN));
        }
        if (metric.isMoment()) {
            return ofMoment(sample);
        }
        if (metric.isPart()) {
            return ofPart(sample, candidate);
        }
        if (sample.baselines().isEmpty()) {
            return appeared(candidate);
        }
        if (candidate == null) {
            return vanished(sample);
        }
        if (metric.worse() == Metric.Worse.NEITHER) {
            return shown(CellReason.of(Kind.NO_DIRECTION_IS_WORSE));
        }
        long needed = samplesNeeded(metric);
        if (sample.expected() < needed || sample.baselines().size() < GateSettings.BASELINE_RUNS_MIN) {
            return compared(tooFew(sample, needed));
        }
        if (candidate.delivered() < needed) {
            return undelivered(CellReason.of(Kind.NOT_DELIVERED, Figure.SAMPLES, candidate.delivered())
                    .with(Figure.NEEDED, needed)
                    .with(Figure.BASELINE_SAMPLES, sample.expected()));
        }
        return GATED;
    }

    private static CellReason tooFew(Sample sample, long needed) {
        return CellReason.of(Kind.TOO_FEW_SAMPLES, Figure.SAMPLES, sample.expected())
                .with(Figure.NEEDED, needed);
    }

    /** Shown where it is flagged, and never a reason to leave anything open. */
    private static Eligibility ofPart(Sample sample, @Nullable Measure candidate) {
        boolean known = candidate != null
                && sample.baselines().size() == sample.baselineRuns()
                && Math.min(candidate.delivered(), sample.expected()) >= samplesNeeded(sample.metric());
        return known ? compared(CellReason.of(Kind.WITHIN_NOISE)) : shown(CellReason.of(Kind.NOT_KNOWN_OF_EVERY_RUN));
    }

    private static Eligibility ofMoment(Sample sample) {
        long needed = samplesNeeded(sample.metric());
        if (sample.candidate() == null) {
            return shown(CellReason.of(Kind.NOT_KNOWN_OF_THIS_RUN));
        }
        if (sample.baselines().size() < sample.baselineRuns()) {
            return shown(CellReason.of(
                            Kind.NOT_KNOWN_OF_ALL_BASELINES,
                            Figure.BASELINES,
                            sample.baselines().size())
                    .with(Figure.BASELINES_OF, sample.baselineRuns()));
        }
        if (sample.expected() < needed) {
            return shown(tooFew(sample, needed));
        }
        return sample.neverCame() ? new Eligibility(Standing.NEVER_CAME, List.of(), null) : GATED;
    }

    /** A share so near its end that it cannot get worse by what must be detected. */
    static Eligibility nothingToLose() {
        return compared(CellReason.of(Kind.CANNOT_GET_WORSE));
    }

    /**
     * The gate could not detect what it must even if runs differed only by chance within each.
     *
     * @param seen the smallest effect it could see then
     */
    static Eligibility tooNoisy(Sample sample, double seen) {
        CellReason why = CellReason.of(Kind.HIDDEN_BY_CHANCE_WITHIN, Figure.SAMPLES, sample.expected())
                .with(Figure.DETECTABLE, sample.changeForTheWorse(seen));
        return new Eligibility(Standing.COMPARED, List.of(why), Fact.TOO_NOISY);
    }

    private static Eligibility appeared(@Nullable Measure candidate) {
        long samples = candidate == null ? 0 : candidate.samples();
        return cameOrWent(samples, Kind.APPEARED, Fact.APPEARED);
    }

    private static Eligibility vanished(Sample sample) {
        return cameOrWent(sample.expected(), Kind.VANISHED, Fact.VANISHED);
    }

    private static Eligibility cameOrWent(double samples, Kind kind, Fact fact) {
        return new Eligibility(
                samples >= PRESENCE_MIN ? Standing.UNDELIVERED : Standing.SHOWN,
                List.of(CellReason.of(kind, Figure.SAMPLES, samples)),
                fact);
    }

    /** The same where {@code gate.only} lists other cells alone. A step that came or went is named all the same. */
    Eligibility unlisted() {
        return switch (standing) {
            case GATED, NEVER_CAME -> new Eligibility(Standing.UNLISTED, List.of(CellReason.of(Kind.NOT_LISTED)), null);
            case COMPARED, UNDELIVERED ->
                new Eligibility(Standing.SHOWN, Decision.joined(why, CellReason.of(Kind.NOT_LISTED)), fact);
            case SHOWN, UNLISTED -> this;
        };
    }

    /** The same where {@code gate.only} lists this cell: what was asked for and cannot be gated stays open. */
    Eligibility listed(Sample sample) {
        if (sample.candidate() == null && sample.baselines().isEmpty()) {
            return undelivered(CellReason.of(Kind.LISTED_NOT_THERE));
        }
        boolean compared = sample.baselineRuns() >= GateSettings.BASELINE_RUNS_MIN;
        return (standing == Standing.SHOWN || standing == Standing.COMPARED) && compared
                ? new Eligibility(
                        Standing.UNDELIVERED, Decision.joined(CellReason.of(Kind.LISTED_NOT_GATED), why), fact)
                : this;
    }

    private static Eligibility shown(CellReason why) {
        return new Eligibility(Standing.SHOWN, List.of(why), null);
    }

    private static Eligibility compared(CellReason why) {
        return new Eligibility(Standing.COMPARED, List.of(why), null);
    }

    private static Eligibility undelivered(CellReason why) {
        return new Eligibility(Standing.UNDELIVERED, List.of(why), null);
    }

    /** Whether it is one of those that are tested. */
    boolean gated() {
        return standing == Standing.GATED || standing == Standing.NEVER_CAME;
    }

    /** Whether it is tested among those that cannot prove {@code steady}, if there is something to test. */
    boolean ungated() {
        return standing == Standing.COMPARED || standing == Standing.UNDELIVERED;
    }

    /** Whether its variance says something of the others'. */
    boolean pooled() {
        return gated() || standing == Standing.UNLISTED;
    }
}
