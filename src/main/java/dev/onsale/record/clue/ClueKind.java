package dev.onsale.record.clue;

import java.util.List;
import java.util.Locale;

/**
 * What was found. Kinds whose name begins with {@code NOT_KNOWN} carry no figures: they name what could not be found
 * out, and their text says what evidence would show it.
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

    /** The stored form, for example {@code slow-query.one-statement}. */
    String label();

    /** The kind with this stored form; a {@link LaterClue} if this version has none. */
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
