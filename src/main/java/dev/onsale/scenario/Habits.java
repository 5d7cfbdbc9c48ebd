package dev.onsale.scenario;

import dev.onsale.plan.Delay;
import org.jspecify.annotations.Nullable;

/**
 * What visitors of one kind do in every word that does not say otherwise.
 *
 * @param lapses holds in a row that they let lapse; 0 for people who want the seats
 * @param serving how long a customer at the counter takes; {@code null} for no time at all
 */
record Habits(int lapses, @Nullable Delay serving) {

    static final Habits NONE = new Habits(0, null);

    Habits lapsing(int holds) {
        if (holds < 1) {
            throw new IllegalArgumentException("lettingHoldsLapse(" + holds + "): say 1 or more");
        }
        return new Habits(holds, serving);
    }

    Habits serving(Delay time) {
        return new Habits(lapses, time);
    }

    Word of(Word word) {
        if (word instanceof Repeat repeat) {
            return repeat.by(this);
        }
        if (word instanceof PickSeats seats && lapses > 0) {
            return seats.lettingLapseUnlessTold(lapses);
        }
        return word instanceof SellInPerson sale && serving != null ? sale.servingUnlessTold(serving) : word;
    }
}
