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
 * @param faults faults requested of the practice box office, name to strength
 * @param steps steps by phases, in order of first appearance; the phase {@code all} is the whole run
 * @param journeys kind of visitor to outcome to count; empty for a plain simulation
 * @param aborted why the run stopped early, or {@code null}
 * @param plain only for a plain Gatling simulation; {@code null} for an on-sale
 * @param evidence what each step's responses reported besides their latency; {@code null} in runs that predate this
 *     field
 * @param nodes the same for each node, in the order of their names; {@code null} likewise
 * @param database what the target's database reported; {@code null} if none was named
 * @param payments as the shop's own tables hold them; {@code null} for shops that are not queried
 * @param labels the tested build and anything else that the user notes about a run: key to value; {@code null} if there
 *     are none. They affect neither the verdict nor the fingerprint
 * @param diagnoses explanations of the verdict, the likeliest first; {@code null} until they were requested
 * @param fleet the injectors among which the plan was split; {@code null} for a run of one injector
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

    /** The step that counts all names beyond those that a run keeps apart. */
    public static final String OTHER_STEPS = "(other steps)";

    public RunSummary {
        evidence = evidence == null ? null : List.copyOf(evidence);
        nodes = nodes == null ? null : List.copyOf(nodes);
        labels = labels == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        diagnoses = diagnoses == null ? null : List.copyOf(diagnoses);
    }

    /** A run without evidence and diagnoses. */
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

    /** A copy with a verdict. */
    public RunSummary judged(Verdict newVerdict) {
        return with(evidence, nodes, database, payments, labels, diagnoses, fleet, newVerdict);
    }

    /** A copy with what its responses reported. */
    public RunSummary withEvidence(@Nullable List<StepEvidence> told) {
        return with(told, nodes, database, payments, labels, diagnoses, fleet, verdict);
    }

    /** A copy with what each node reported. */
    public RunSummary withNodes(@Nullable List<NodeEvidence> each) {
        return with(evidence, each, database, payments, labels, diagnoses, fleet, verdict);
    }

    /** A copy with what the target's database reported. */
    public RunSummary withDatabase(@Nullable DatabaseEvidence shown) {
        return with(evidence, nodes, shown, payments, labels, diagnoses, fleet, verdict);
    }

    /** A copy with what became of its payments. */
    public RunSummary withPayments(@Nullable Payments counted) {
        return with(evidence, nodes, database, counted, labels, diagnoses, fleet, verdict);
    }

    /** A copy with the user's labels. */
    public RunSummary labelled(Map<String, String> said) {
        return with(evidence, nodes, database, payments, said.isEmpty() ? null : said, diagnoses, fleet, verdict);
    }

    /** The user's labels, key to value, in the given order; empty if there are none. */
    public Map<String, String> labelled() {
        return labels == null ? Map.of() : labels;
    }

    /** A copy with the explanations of its verdict. */
    public RunSummary diagnosed(List<Diagnosis> found) {
        return with(evidence, nodes, database, payments, labels, found, fleet, verdict);
    }

    /** A copy as a run of one of several injectors, or of all of them. */
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

    /** Instants in epoch ms. {@code loadStart} is t = 0 of the plan; {@code loadEnd} is the end of the last journey. */
    public record Times(long createdAtMs, long loadStartMs, long loadEndMs) {}

    /**
     * @param ok requests that succeeded; {@code ko} those that failed
     * @param okQuantilesMs percentile (50, 75, 90, 95, 99, 99.9, 100) to ms over the successful ones; empty if none
     * @param feltQuantilesMs the same measured from when the action was due; empty if that is unknown
     * @param errors kind of error to count
     * @param cut requests that the end of the run cut off before they counted as unanswered: neither successful nor
     *     failed; {@code null} if there were none. The number sent is {@code ok + ko + cut}
     * @param unanswered the failed requests that never got a response; {@code null} if there were none, or if the run
     *     predates this field
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

        /** A step whose requests all got a response. */
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

        /** All requests that were sent, or failed to be. */
        public long sent() {
            return ok + ko + cutOff();
        }
    }

    /**
     * Why a run stopped before its plan ended.
     *
     * @param atMs when it stopped, since the load's start
     * @param sinceMs when the first failure of the stretch for which it stopped showed, since the load's start;
     *     {@code null} if nothing failed first, or if the run predates this field
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

        /** When it began to go wrong, as far as known. */
        public long begunMs() {
            return sinceMs == null ? atMs : sinceMs;
        }
    }

    /** Who or what stopped it. */
    public enum AbortCause {
        /** The plan's abort rule: the target failed under load. */
        TARGET_FAILED,
        /** The target never responded. */
        TARGET_UNREACHABLE,
        /** Ctrl-C. */
        USER,
        /** The injector's own fault, such as no file descriptors left. */
        INJECTOR
    }
}
