package dev.onsale.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.onsale.plan.Plan;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code run.json} holds. Its groups are not visible there: each one's components are keys of the document.
 *
 * @param format version of the file format
 * @param id the run directory's name
 * @param plain of a plain Gatling simulation only; {@code null} for an on-sale
 */
public record RunSummary(
        int format,
        String id,
        RunConditions conditions,
        Measurements measured,
        Map<String, String> versions,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PlainLoad plain,
        Observed observed,
        Attached attached) {

    public static final int FORMAT = 1;

    /** The name under which a step's whole run is summarised. */
    public static final String ALL_PHASES = "all";

    /** The step that counts all names beyond those that a run keeps apart. */
    public static final String OTHER_STEPS = "(other steps)";

    /** The plan as run, without secrets. */
    public Plan plan() {
        return conditions.plan();
    }

    /** {@code null} until the run was judged. */
    public @Nullable Verdict verdict() {
        return attached.verdict();
    }

    /** The user's labels, key to value, in the given order; empty if there are none. */
    public Map<String, String> labelled() {
        return attached.labels() == null ? Map.of() : attached.labels();
    }

    /** The same run of these conditions. */
    public RunSummary with(RunConditions others) {
        return new RunSummary(format, id, others, measured, versions, plain, observed, attached);
    }

    /** The same run with these measurements. */
    public RunSummary with(Measurements others) {
        return new RunSummary(format, id, conditions, others, versions, plain, observed, attached);
    }

    /** The same run with what the target showed. */
    public RunSummary with(Observed shown) {
        return new RunSummary(format, id, conditions, measured, versions, plain, shown, attached);
    }

    private RunSummary with(Attached others) {
        return new RunSummary(format, id, conditions, measured, versions, plain, observed, others);
    }

    /** The same run with a verdict. */
    public RunSummary judged(@Nullable Verdict verdict) {
        return with(new Attached(attached.labels(), attached.diagnoses(), attached.fleet(), verdict));
    }

    /** A copy with the explanations of its verdict. */
    public RunSummary diagnosed(List<Diagnosis> found) {
        return with(new Attached(attached.labels(), found, attached.fleet(), attached.verdict()));
    }

    /** The same run with what its user says of it. */
    public RunSummary labelled(Map<String, String> said) {
        return with(
                new Attached(said.isEmpty() ? null : said, attached.diagnoses(), attached.fleet(), attached.verdict()));
    }

    /** A copy as a run of one of several injectors, or of all of them. */
    public RunSummary withFleet(@Nullable Fleet injectors) {
        return with(new Attached(attached.labels(), attached.diagnoses(), injectors, attached.verdict()));
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

        public long cutOff() {
            return cut == null ? 0 : cut;
        }

        /** All requests that were sent, or failed to be. */
        public long sent() {
            return ok + ko + cutOff();
        }
    }

    /**
     * A run that stopped before its plan ended.
     *
     * @param why without words; {@code null} in older files
     * @param detail the same in the words in which it is stored; empty before that
     * @param atMs when it stopped, since the load's start
     * @param sinceMs when the first failure of the stretch for which it stopped showed, since the load's start;
     *     {@code null} if nothing failed first, or if the run predates this field
     */
    public record Abort(
            AbortCause cause,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            StopReason why,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) String detail,
            long atMs,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long sinceMs) {

        public Abort {
            detail = detail == null && why != null ? "" : detail;
        }

        public Abort(StopReason why, long atMs, @Nullable Long sinceMs) {
            this(why.cause(), why, "", atMs, sinceMs);
        }

        /** Why, of whatever version. */
        public StopReason reason() {
            return why == null ? StopReason.of(StopReason.Kind.AS_WORDED, detail) : why;
        }

        /** A copy with the words in which it is stored. */
        public Abort worded(String words) {
            return new Abort(cause, why, words, atMs, sinceMs);
        }

        /** A copy of another reason. */
        public Abort of(StopReason newWhy) {
            return new Abort(cause, newWhy, "", atMs, sinceMs);
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
