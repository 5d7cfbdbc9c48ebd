package dev.onsale.judge;

import dev.onsale.judge.Measures.Measure;
import dev.onsale.plan.GateSettings;
import dev.onsale.record.Cell.Fact;
import org.jspecify.annotations.Nullable;

/**
 * May a cell decide anything?
 *
 * @param why one clause; empty when it may
 * @param fact what happened, where the cell came or went; {@code null} otherwise
 */
record Eligibility(Standing standing, String why, @Nullable Fact fact) {

    enum Standing {
        /** Compared, and decides. */
        GATED,
        /**
         * The plan cannot support it: never {@code steady}, and yet compared, in a family of its own, so that it costs the
         * gated ones no power. What it lacks in power withholds {@code steady}, never {@code regressed}.
         */
        COMPARED,
        /** No direction is worse, or there is nothing to compare with: shown only. */
        SHOWN,
        /** Could be compared, but the plan gates others alone: shown, and its variance is pooled with theirs. */
        UNLISTED,
        /** A moment that came in every baseline run never came: worse, however it is counted. */
        NEVER_CAME,
        /** The plan supports it, this run did not deliver it: compared like {@link #COMPARED}, and else it stays open. */
        UNDELIVERED
    }

    static final Eligibility GATED = new Eligibility(Standing.GATED, "", null);

    /** What is said of a cell that {@code gate.only} does not list. */
    static final String NOT_LISTED = "not listed under gate.only";

    /** Samples that must lie beyond a percentile. */
    private static final int BEYOND_MIN = 10;

    private static final long SHARE_SAMPLES_MIN = 20;

    /** From this many responses a run on, a step that vanishes or appears cannot be chance. */
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
            return shown("not compared: " + sample.baselineRuns() + " of " + GateSettings.BASELINE_RUNS_MIN
                    + " baseline runs needed");
        }
        if (metric.isMoment()) {
            return ofMoment(sample);
        }
        if (sample.baselines().isEmpty()) {
            return appeared(candidate);
        }
        if (candidate == null) {
            return vanished(sample);
        }
        if (metric.worse() == Metric.Worse.NEITHER) {
            return shown("shown only: neither more nor fewer is worse by itself");
        }
        long needed = samplesNeeded(metric);
        if (sample.expected() < needed || sample.baselines().size() < GateSettings.BASELINE_RUNS_MIN) {
            return compared(metric.label() + ": " + Figures.count(sample.expected()) + " of " + Figures.count(needed)
                    + " samples needed");
        }
        if (candidate.delivered() < needed) {
            return undelivered(metric.label() + ": this run delivered " + Figures.count(candidate.delivered()) + " of "
                    + Figures.count(needed) + " samples needed, the baseline " + Figures.count(sample.expected()));
        }
        return GATED;
    }

    private static Eligibility ofMoment(Sample sample) {
        long needed = samplesNeeded(sample.metric());
        if (sample.candidate() == null) {
            return shown("not known of this run");
        }
        if (sample.baselines().size() < sample.baselineRuns()) {
            return shown("shown only: known of " + sample.baselines().size() + " of " + sample.baselineRuns()
                    + " baseline runs");
        }
        if (sample.expected() < needed) {
            return shown(sample.metric().label() + ": " + Figures.count(sample.expected()) + " of "
                    + Figures.count(needed) + " samples needed");
        }
        return sample.neverCame() ? new Eligibility(Standing.NEVER_CAME, "", null) : GATED;
    }

    /** A share so near its end that it cannot get worse by what must be detected. */
    static Eligibility nothingToLose(Sample sample) {
        return compared("shown only: at " + Figures.share(sample.value()) + " it cannot get worse by what counts");
    }

    /**
     * The gate could not see what it must even if runs differed by nothing but the chance within each.
     *
     * @param seen the smallest effect it could see then
     */
    static Eligibility tooNoisy(Sample sample, double seen) {
        String why = "too few samples (" + Figures.count(sample.expected())
                + "): by chance within the runs alone, nothing below "
                + CellText.change(sample, sample.change(sample.sign() * seen)) + " could be seen";
        return new Eligibility(Standing.COMPARED, why, Fact.TOO_NOISY);
    }

    private static Eligibility appeared(@Nullable Measure candidate) {
        long samples = candidate == null ? 0 : candidate.samples();
        String why = "appeared: in no baseline run, " + Figures.count(samples) + " samples now";
        return cameOrWent(samples, why, Fact.APPEARED);
    }

    private static Eligibility vanished(Sample sample) {
        String why = "vanished: " + Figures.count(sample.expected()) + " samples a baseline run, none now";
        return cameOrWent(sample.expected(), why, Fact.VANISHED);
    }

    private static Eligibility cameOrWent(double samples, String why, Fact fact) {
        return new Eligibility(samples >= PRESENCE_MIN ? Standing.UNDELIVERED : Standing.SHOWN, why, fact);
    }

    /** The same where {@code gate.only} lists other cells alone. A step that came or went is named all the same. */
    Eligibility unlisted() {
        return switch (standing) {
            case GATED, NEVER_CAME -> new Eligibility(Standing.UNLISTED, NOT_LISTED, null);
            case COMPARED, UNDELIVERED -> new Eligibility(Standing.SHOWN, why + "; " + NOT_LISTED, fact);
            case SHOWN, UNLISTED -> this;
        };
    }

    /** The same where {@code gate.only} lists this cell: what was asked for and cannot be gated stays open. */
    Eligibility listed(Sample sample) {
        if (sample.candidate() == null && sample.baselines().isEmpty()) {
            return undelivered("listed under gate.only, but the run has no such cell");
        }
        boolean compared = sample.baselineRuns() >= GateSettings.BASELINE_RUNS_MIN;
        return (standing == Standing.SHOWN || standing == Standing.COMPARED) && compared
                ? new Eligibility(Standing.UNDELIVERED, "listed under gate.only, but cannot be gated: " + why, fact)
                : this;
    }

    private static Eligibility shown(String why) {
        return new Eligibility(Standing.SHOWN, why, null);
    }

    private static Eligibility compared(String why) {
        return new Eligibility(Standing.COMPARED, why, null);
    }

    private static Eligibility undelivered(String why) {
        return new Eligibility(Standing.UNDELIVERED, why, null);
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
