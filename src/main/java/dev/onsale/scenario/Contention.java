package dev.onsale.scenario;

import dev.onsale.plan.Delay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor does if others were faster.
 *
 * @param taken responses which mean that somebody else has the seats
 * @param soldOut responses which mean that nothing is left
 * @param elsewhere how often, and when, a visitor tries other seats
 * @param absence how long visitors stay away before they come back to a sold-out sale; {@code null} if nobody does
 * @param returning the share of those who find it sold out who come back, each time again
 */
record Contention(
        List<Answer> taken,
        List<Answer> soldOut,
        @Nullable TryElsewhere elsewhere,
        @Nullable Delay absence,
        double returning) {

    static final Contention NONE = new Contention(List.of(), List.of(), null, null, 0);

    Contention takenOn(Answer answer, TryElsewhere then) {
        return new Contention(and(taken, answer), soldOut, then, absence, returning);
    }

    Contention soldOutOn(Answer answer) {
        return new Contention(taken, and(soldOut, answer), elsewhere, absence, returning);
    }

    Contention comingBack(double share, Delay after) {
        return new Contention(taken, soldOut, elsewhere, after, Shares.checked("comingBack", share));
    }

    int triesElsewhere() {
        return elsewhere == null ? 0 : elsewhere.times();
    }

    Delay waitsElsewhere() {
        return elsewhere == null ? Delay.fixed(Duration.ZERO) : elsewhere.waits();
    }

    static List<Answer> and(List<Answer> some, Answer more) {
        List<Answer> all = new ArrayList<>(some);
        all.add(more);
        return List.copyOf(all);
    }

    static boolean anyOf(List<Answer> rules, Visit visit) {
        return rules.stream().anyMatch(visit::answeredBy);
    }
}
