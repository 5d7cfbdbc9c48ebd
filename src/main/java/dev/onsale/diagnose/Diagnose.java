package dev.onsale.diagnose;

import dev.onsale.record.Diagnosis;
import dev.onsale.record.Verdict.Judgement;
import dev.onsale.record.clue.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * From a judged run to what explains it; a pure function.
 *
 * <pre>{@code
 * List<Diagnosis> why = Diagnose.of(new CaseFile(run, baselines, EvidenceReader.read(directory), journeys, verdict));
 * }</pre>
 */
public final class Diagnose {
    private Diagnose() {}

    /**
     * Explains only what the verdict calls wrong: for a failed run what fits, for an invalid run the injector. One
     * finding is certain whatever the verdict: requests that bypass the waiting room, and did not in the baseline runs.
     *
     * @return the likeliest first; empty if no explanation fits, or if none is needed
     */
    public static List<Diagnosis> of(CaseFile file) {
        CaseFacts reading = CaseFacts.of(file);
        List<Finding> findings = new ArrayList<>();
        for (Explanation explanation : askedFor(file.verdict().judgement(), reading)) {
            finding(explanation, reading).ifPresent(findings::add);
        }
        boolean untold = file.evidence().isEmpty();
        return Ranking.of(findings).stream()
                .map(finding -> (untold ? finding.citedFrom(Source.EVIDENCE, Source.LATENCY) : finding).diagnosis())
                .toList();
    }

    private static List<Explanation> askedFor(Judgement judgement, CaseFacts reading) {
        return switch (judgement) {
            case FAIL ->
                // Fresh pairs stand even if the run is invalid: they are no fault of the injector.
                Stream.of(Explanation.values())
                        .filter(explanation -> explanation != Explanation.INJECTOR_FAULT)
                        .toList();
            case INVALID -> List.of(Explanation.INJECTOR_FAULT);
            case PASS, INCONCLUSIVE ->
                WaitingRoomBypassed.usualIsKnown(reading) ? List.of(Explanation.WAITING_ROOM_BYPASSED) : List.of();
        };
    }

    private static Optional<Finding> finding(Explanation explanation, CaseFacts reading) {
        return switch (explanation) {
            case SLOW_QUERY -> SlowQuery.in(reading);
            case QUERIES_PER_ITEM -> QueriesPerItem.in(reading);
            case HOT_ROW -> HotRow.in(reading);
            case POOL_EXHAUSTED -> PoolExhausted.in(reading);
            case WAITING_ROOM_BYPASSED -> WaitingRoomBypassed.in(reading);
            case ADMISSION_OVER_LIMIT -> AdmissionOverLimit.in(reading);
            case CACHE_LOST -> CacheLost.in(reading);
            case NODE_CRASH_LOOP -> NodeCrashLoop.in(reading);
            case NODE_NOT_READY -> NodeNotReady.in(reading);
            case SHARED_STORE_STALLING -> SharedStoreStalling.in(reading);
            case CHANNEL_DEPENDENCY_DOWN -> ChannelDependencyDown.in(reading);
            case CAPACITY_MISSING -> CapacityMissing.in(reading);
            case RETRY_STORM -> RetryStorm.in(reading);
            case PAYMENT_GATEWAY -> PaymentGateway.in(reading);
            case TARGET_STOPPED -> TargetStopped.in(reading);
            case INJECTOR_FAULT -> InjectorFault.in(reading);
        };
    }
}
