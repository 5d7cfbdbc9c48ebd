package dev.onsale.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.onsale.plan.Outcome;
import dev.onsale.plan.Plan;
import dev.onsale.record.evidence.DatabaseEvidence;
import dev.onsale.record.evidence.NodeEvidence;
import dev.onsale.record.evidence.StepEvidence;
import dev.onsale.record.machine.Calibration;
import dev.onsale.record.machine.InjectorHealth;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code run.json} holds.
 *
 * @param format version of the file format
 * @param id the run directory's name
 * @param plan the plan as run, without secrets
 * @param targetUrl where the load went, without user information and query
 * @param faults faults that were asked of the practice box office, name to strength
 * @param steps steps by phases, in order of first appearance; the phase {@code all} is the whole run
 * @param journeys kind of visitor to outcome to count; empty for a plain simulation
 * @param aborted why the run stopped early, or {@code null}
 * @param plain of a plain Gatling simulation only; {@code null} for an on-sale
 * @param evidence what each step's responses told beside their latency; {@code null} of runs
 *     from before this was recorded
 * @param nodes the same of each node, in the order of their names; {@code null} likewise
 * @param database what the target's database showed; {@code null} where none was named
 * @param payments as the shop's own tables have them; {@code null} of shops that are not asked
 * @param labels which build was tested, and whatever else its user says of a run: key to value; {@code null} if nothing.
 *     Nothing is judged by them, and no fingerprint knows of them
 * @param diagnoses what explains the verdict, the likeliest first; {@code null} until it was asked for
 * @param fleet the injectors among which the plan was split; {@code null} of a run that one made
 * @param verdict {@code null} until the run was judged
 */
public record RunSummary(
        int format,
        String id,
        Fingerprint fingerprint,
        Plan plan,
        String targetUrl,
        Map<String, Double> faults,
        Times times,
        Totals totals,
        List<StepPhase> steps,
        Map<String, Map<Outcome, Long>> journeys,
        InjectorHealth injector,
        List<Calibration> calibrations,
        @Nullable Abort aborted,
        Map<String, String> versions,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PlainLoad plain,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<StepEvidence> evidence,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<NodeEvidence> nodes,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable DatabaseEvidence database,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Payments payments,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, String> labels,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Diagnosis> diagnoses,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Fleet fleet,
        @Nullable Verdict verdict) {

    public static final int FORMAT = 1;

    /** The name under which a step's whole run is summarised. */
    public static final String ALL_PHASES = "all";

    /** The step of all names beyond those that a run tells from each other. */
    public static final String OTHER_STEPS = "(other steps)";

    public RunSummary {
        evidence = evidence == null ? null : List.copyOf(evidence);
        nodes = nodes == null ? null : List.copyOf(nodes);
        labels = labels == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        diagnoses = diagnoses == null ? null : List.copyOf(diagnoses);
    }

    /** Of a run without evidence and diagnoses. */
    public RunSummary(
            int format,
            String id,
            Fingerprint fingerprint,
            Plan plan,
            String targetUrl,
            Map<String, Double> faults,
            Times times,
            Totals totals,
            List<StepPhase> steps,
            Map<String, Map<Outcome, Long>> journeys,
            InjectorHealth injector,
            List<Calibration> calibrations,
            @Nullable Abort aborted,
            Map<String, String> versions,
            @Nullable PlainLoad plain,
            @Nullable Verdict verdict) {
        this(
                format,
                id,
                fingerprint,
                plan,
                targetUrl,
                faults,
                times,
                totals,
                steps,
                journeys,
                injector,
                calibrations,
                aborted,
                versions,
                plain,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                verdict);
    }

    /** The same run with a verdict. */
    public RunSummary judged(Verdict newVerdict) {
        return with(evidence, nodes, database, payments, labels, diagnoses, fleet, newVerdict);
    }

    /** The same run with what its responses told. */
    public RunSummary withEvidence(@Nullable List<StepEvidence> told) {
        return with(told, nodes, database, payments, labels, diagnoses, fleet, verdict);
    }

    /** The same run with what each node told. */
    public RunSummary withNodes(@Nullable List<NodeEvidence> each) {
        return with(evidence, each, database, payments, labels, diagnoses, fleet, verdict);
    }

    /** The same run with what the target's database showed. */
    public RunSummary withDatabase(@Nullable DatabaseEvidence shown) {
        return with(evidence, nodes, shown, payments, labels, diagnoses, fleet, verdict);
    }

    /** The same run with what became of its payments. */
    public RunSummary withPayments(@Nullable Payments counted) {
        return with(evidence, nodes, database, counted, labels, diagnoses, fleet, verdict);
    }

    /** The same run with what its user says of it. */
    public RunSummary labelled(Map<String, String> said) {
        return with(evidence, nodes, database, payments, said.isEmpty() ? null : said, diagnoses, fleet, verdict);
    }

    /** What the run's user says of it, key to value, in the order of being said; empty if nothing. */
    public Map<String, String> labelled() {
        return labels == null ? Map.of() : labels;
    }

    /** The same run with what explains its verdict. */
    public RunSummary diagnosed(List<Diagnosis> found) {
        return with(evidence, nodes, database, payments, labels, found, fleet, verdict);
    }

    /** The same run as one of, or made of, several injectors'. */
    public RunSummary withFleet(@Nullable Fleet injectors) {
        return with(evidence, nodes, database, payments, labels, diagnoses, injectors, verdict);
    }

    private RunSummary with(
            @Nullable List<StepEvidence> told,
            @Nullable List<NodeEvidence> each,
            @Nullable DatabaseEvidence shown,
            @Nullable Payments counted,
            @Nullable Map<String, String> said,
            @Nullable List<Diagnosis> found,
            @Nullable Fleet injectors,
            @Nullable Verdict newVerdict) {
        return new RunSummary(
                format,
                id,
                fingerprint,
                plan,
                targetUrl,
                faults,
                times,
                totals,
                steps,
                journeys,
                injector,
                calibrations,
                aborted,
                versions,
                plain,
                told,
                each,
                shown,
                counted,
                said,
                found,
                injectors,
                newVerdict);
    }

    /** Instants in epoch ms. {@code loadStart} is t = 0 of the plan; {@code loadEnd} that of the last journey's end. */
    public record Times(long createdAtMs, long loadStartMs, long loadEndMs) {}

    /**
     * @param ok requests that succeeded; {@code ko} those that failed
     * @param okQuantilesMs percentile (50, 75, 90, 95, 99, 99.9, 100) to ms over the successful ones; empty if none
     * @param feltQuantilesMs the same from when the action was due; empty where that is unknown
     * @param errors kind of error to count
     * @param cut requests that the end of the run cut off before anybody could call them unanswered: neither successful
     *     nor failed; {@code null} if there were none. All that were sent are {@code ok + ko + cut}
     * @param unanswered of the failed ones those that never had an answer; {@code null} if there were none, or if the run
     *     is from before this was recorded
     */
    public record StepPhase(
            String step,
            String phase,
            long ok,
            long ko,
            Map<Double, Double> okQuantilesMs,
            Map<Double, Double> feltQuantilesMs,
            Map<String, Long> errors,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long cut,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Unanswered unanswered) {

        /** Of which all was answered. */
        public StepPhase(
                String step,
                String phase,
                long ok,
                long ko,
                Map<Double, Double> okQuantilesMs,
                Map<Double, Double> feltQuantilesMs,
                Map<String, Long> errors) {
            this(step, phase, ok, ko, okQuantilesMs, feltQuantilesMs, errors, null, null);
        }

        public long cutOff() {
            return cut == null ? 0 : cut;
        }

        /** All that were sent, or could not be. */
        public long sent() {
            return ok + ko + cutOff();
        }
    }

    /**
     * Why a run stopped before its plan ended.
     *
     * @param atMs when it stopped, since the load's start
     * @param sinceMs when the first failure of the stretch showed for which it stopped, likewise; {@code null} where
     *     nothing failed first, or if the run is from before this was recorded
     */
    public record Abort(
            AbortCause cause,
            String detail,
            long atMs,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long sinceMs) {

        public Abort(AbortCause cause, String detail, long atMs) {
            this(cause, detail, atMs, null);
        }

        /** When it began to go wrong, as far as is known. */
        public long begunMs() {
            return sinceMs == null ? atMs : sinceMs;
        }
    }

    /** Who or what stopped it. */
    public enum AbortCause {
        /** The plan's abort rule: the target failed under load. */
        TARGET_FAILED,
        /** The target never answered. */
        TARGET_UNREACHABLE,
        /** Ctrl-C. */
        USER,
        /** The injector's own fault, such as no file descriptors left. */
        INJECTOR
    }
}
