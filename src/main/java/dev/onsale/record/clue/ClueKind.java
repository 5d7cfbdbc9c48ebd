package dev.onsale.record.clue;

import java.util.List;
import java.util.Locale;

/**
 * What was found. Kinds whose name begins with {@code NOT_KNOWN} carry nothing: they are what could not be found out, and
 * their words say what would tell it.
 */
public sealed interface ClueKind
        permits AdmissionOverLimitClue,
                CacheLostClue,
                CapacityMissingClue,
                ChannelDependencyDownClue,
                HotRowClue,
                InjectorFaultClue,
                LaterClue,
                NodeCrashLoopClue,
                NodeNotReadyClue,
                PaymentGatewayClue,
                PoolExhaustedClue,
                QueriesPerItemClue,
                RetryStormClue,
                SharedClue,
                SharedStoreStallingClue,
                SlowQueryClue,
                TargetStoppedClue,
                WaitingRoomBypassedClue {

    /** As it is stored, {@code slow-query.one-statement} say. */
    String label();

    /** The kind that is stored so; a {@link LaterClue} where this version has none. */
    static ClueKind labelled(String label) {
        return KnownKinds.BY_LABEL.getOrDefault(label, new LaterClue(label));
    }

    /** Every kind that this version knows. */
    static List<ClueKind> all() {
        return KnownKinds.ALL;
    }

    /** The label of one of an explanation's kinds. */
    static String label(String explanation, Enum<?> kind) {
        return explanation + "." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
