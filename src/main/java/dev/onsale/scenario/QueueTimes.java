package dev.onsale.scenario;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One visitor's time in the waiting room, for the audit of the order of admission; and the age of the token. */
final class QueueTimes {

    private final Rehearsal rehearsal;
    private @Nullable Long joinedMs;
    private @Nullable Long firstPlace;
    private @Nullable Long admittedMs;
    private long tokenMs;
    private boolean passedBy;

    QueueTimes(Rehearsal rehearsal) {
        this.rehearsal = rehearsal;
    }

    void joined() {
        joinedMs = rehearsal.sinceLoadStartMs();
    }

    /** Places shown before doors are provisional: a pre-queue is shuffled when the doors open. */
    void place(long place) {
        if (firstPlace == null && !rehearsal.isBeforeDoors()) {
            firstPlace = place;
        }
    }

    void admitted() {
        admittedMs = rehearsal.sinceLoadStartMs();
        tokenTaken();
    }

    /** The shop admitted the visitor without a token: there is none to send or renew. */
    void passedBy() {
        passedBy = true;
    }

    boolean hasPassedBy() {
        return passedBy;
    }

    void tokenTaken() {
        tokenMs = rehearsal.nowMs();
    }

    boolean tokenIsOlderThan(Duration inTheSalesClock) {
        return !passedBy
                && rehearsal.nowMs() - tokenMs
                        >= rehearsal.plan().paced(inTheSalesClock).toMillis();
    }

    @Nullable
    Long joinedMs() {
        return joinedMs;
    }

    @Nullable
    Long firstPlace() {
        return firstPlace;
    }

    @Nullable
    Long admittedMs() {
        return admittedMs;
    }
}
