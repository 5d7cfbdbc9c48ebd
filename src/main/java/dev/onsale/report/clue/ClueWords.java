package dev.onsale.report.clue;

import dev.onsale.record.Verdict.ValidityCheck;
import dev.onsale.record.clue.AdmissionOverLimitClue;
import dev.onsale.record.clue.CacheLostClue;
import dev.onsale.record.clue.CapacityMissingClue;
import dev.onsale.record.clue.ChannelDependencyDownClue;
import dev.onsale.record.clue.Clue;
import dev.onsale.record.clue.ClueKind;
import dev.onsale.record.clue.HotRowClue;
import dev.onsale.record.clue.InjectorFaultClue;
import dev.onsale.record.clue.LaterClue;
import dev.onsale.record.clue.NodeCrashLoopClue;
import dev.onsale.record.clue.NodeNotReadyClue;
import dev.onsale.record.clue.PaymentGatewayClue;
import dev.onsale.record.clue.PoolExhaustedClue;
import dev.onsale.record.clue.QueriesPerItemClue;
import dev.onsale.record.clue.RetryStormClue;
import dev.onsale.record.clue.SharedClue;
import dev.onsale.record.clue.SharedStoreStallingClue;
import dev.onsale.record.clue.SlowQueryClue;
import dev.onsale.record.clue.Source;
import dev.onsale.record.clue.TargetStoppedClue;
import dev.onsale.record.clue.WaitingRoomBypassedClue;
import java.util.List;

/** One clue in words, and the file in which its figures stand. */
public final class ClueWords {
    private ClueWords() {}

    /**
     * A whole sentence where it says in short what is wrong, or what is not known; else a clause.
     *
     * @param conditions of the verdict, in words
     * @return empty where there is nothing to say
     * @throws IllegalArgumentException for a clue of a later version, which only that version can word
     */
    public static String of(Clue clue, List<ValidityCheck> conditions) {
        String sentence = sentence(clue.kind(), new Told(clue), conditions);
        Source source = clue.source();
        return source == null || sentence.isEmpty() ? sentence : sentence + " [" + SourceWords.of(source) + "]";
    }

    /** Java 17 has no switch over sealed types: the test that words every kind finds one that is missing here. */
    private static String sentence(ClueKind kind, Told told, List<ValidityCheck> conditions) {
        if (kind instanceof AdmissionOverLimitClue found) {
            return AdmissionOverLimitWords.of(found, told);
        } else if (kind instanceof CacheLostClue found) {
            return CacheLostWords.of(found, told);
        } else if (kind instanceof CapacityMissingClue found) {
            return CapacityMissingWords.of(found, told);
        } else if (kind instanceof ChannelDependencyDownClue found) {
            return ChannelDependencyDownWords.of(found, told);
        } else if (kind instanceof HotRowClue found) {
            return HotRowWords.of(found, told);
        } else if (kind instanceof InjectorFaultClue found) {
            return InjectorFaultWords.of(found, told, conditions);
        } else if (kind instanceof NodeCrashLoopClue found) {
            return NodeCrashLoopWords.of(found, told);
        } else if (kind instanceof NodeNotReadyClue found) {
            return NodeNotReadyWords.of(found, told);
        } else if (kind instanceof PaymentGatewayClue found) {
            return PaymentGatewayWords.of(found, told);
        } else if (kind instanceof PoolExhaustedClue found) {
            return PoolExhaustedWords.of(found, told);
        } else if (kind instanceof QueriesPerItemClue found) {
            return QueriesPerItemWords.of(found, told);
        } else if (kind instanceof RetryStormClue found) {
            return RetryStormWords.of(found, told);
        } else if (kind instanceof SharedClue found) {
            return SharedWords.of(found, told);
        } else if (kind instanceof SharedStoreStallingClue found) {
            return SharedStoreStallingWords.of(found, told);
        } else if (kind instanceof SlowQueryClue found) {
            return SlowQueryWords.of(found, told);
        } else if (kind instanceof TargetStoppedClue found) {
            return TargetStoppedWords.of(found, told);
        } else if (kind instanceof WaitingRoomBypassedClue found) {
            return WaitingRoomBypassedWords.of(found, told);
        } else if (kind instanceof LaterClue found) {
            throw new IllegalArgumentException(found.label() + " is of a later version");
        }
        throw new IllegalArgumentException("no words for " + kind.label());
    }
}
