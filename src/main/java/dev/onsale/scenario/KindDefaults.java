package dev.onsale.scenario;

import dev.onsale.plan.Delay;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What visitors of one kind do in every word without a setting of its own, and with every request.
 *
 * @param lapses how many holds in succession lapse; 0 for people who want the seats
 * @param serving how long a customer at the counter takes; {@code null} for no time
 * @param retries after errors; {@code null} for never
 * @param refreshing while a response is slow; {@code null} for never
 * @param headers carried by each request
 */
record KindDefaults(
        int lapses,
        @Nullable Delay serving,
        @Nullable Retries retries,
        @Nullable Refreshing refreshing,
        List<SessionHeader> headers) {

    static final KindDefaults NONE = new KindDefaults(0, null, null, null, List.of());

    KindDefaults lapsing(int holds) {
        if (holds < 1) {
            throw new IllegalArgumentException("lettingHoldsLapse(" + holds + "): use 1 or more");
        }
        return new KindDefaults(holds, serving, retries, refreshing, headers);
    }

    KindDefaults serving(Delay time) {
        return new KindDefaults(lapses, time, retries, refreshing, headers);
    }

    KindDefaults retrying(Retries policy) {
        return new KindDefaults(lapses, serving, policy, refreshing, headers);
    }

    KindDefaults refreshing(Refreshing policy) {
        return new KindDefaults(lapses, serving, retries, policy, headers);
    }

    KindDefaults carrying(SessionHeader header) {
        List<SessionHeader> more = new ArrayList<>(headers);
        more.add(header);
        return new KindDefaults(lapses, serving, retries, refreshing, List.copyOf(more));
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

    /** A request as they send it. */
    Request of(Request request) {
        Request sent = request;
        for (SessionHeader header : headers) {
            sent = sent.carrying(header);
        }
        sent = refreshing == null ? sent : sent.refreshing(refreshing);
        return retries == null ? sent : sent.retrying(retries);
    }
}
