package dev.onsale.scenario;

import dev.onsale.plan.Delay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor does when others were faster.
 *
 * @param taken answers that say that somebody else has the seats
 * @param soldOut answers that say that nothing is left
 * @param retries how often taken seats are followed by a try elsewhere
 * @param backOff how long people wait before it
 * @param absence how long those stay away who come back when nothing was left; {@code null} if nobody does
 * @param returning the share of those who find it sold out that comes back, each time anew
 */
record Contest(
        List<Answer> taken,
        List<Answer> soldOut,
        int retries,
        Delay backOff,
        @Nullable Delay absence,
        double returning) {

    private static final Delay BACK_OFF = Delay.between(Duration.ofSeconds(1), Duration.ofSeconds(10));

    static final Contest NONE = new Contest(List.of(), List.of(), 0, BACK_OFF, null, 0);

    Contest takenOn(Answer answer) {
        return new Contest(and(taken, answer), soldOut, retries, backOff, absence, returning);
    }

    Contest soldOutOn(Answer answer) {
        return new Contest(taken, and(soldOut, answer), retries, backOff, absence, returning);
    }

    Contest retrying(int times, Delay waiting) {
        if (times < 0) {
            throw new IllegalArgumentException("retrying(" + times + "): say 0 or more");
        }
        return new Contest(taken, soldOut, times, waiting, absence, returning);
    }

    Contest comingBack(Delay after, double share) {
        return new Contest(taken, soldOut, retries, backOff, after, Shares.checked("comingBack", share));
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
