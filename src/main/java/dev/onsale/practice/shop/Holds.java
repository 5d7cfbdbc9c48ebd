package dev.onsale.practice.shop;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.onsale.practice.protocol.SaleSettings;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Temporary reservations: named seats, or the best ones for a party. */
final class Holds {
    private static final int CHOICES_MAX = 5;

    /**
     * @param tickets how many, where seats have no numbers; null where they have
     * @param expiresAt epoch milliseconds, by the database's clock
     */
    record Hold(
            String hold,
            List<String> seats,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer tickets,

            long expiresAt,
            int price) {}

    private final ShopDatabase database;
    private final SaleSettings settings;
    private final Catalogue catalogue;
    private final HoldLock lock;
    private final RandomGenerator random;

    Holds(ShopDatabase database, SaleSettings settings, Catalogue catalogue, HoldLock lock, RandomGenerator random) {
        this.database = database;
        this.settings = settings;
        this.catalogue = catalogue;
        this.lock = lock;
        this.random = random;
    }

    /** Holds exactly these seats, or none of them. */
    Hold holdSeats(List<String> labels) {
        List<Integer> seats = ordinals(labels);
        return tryToHold(seats).orElseThrow(() -> refusal(seats));
    }

    /** Holds the best seats for a party, choosing again when others were faster. */
    Hold holdParty(int party) {
        checkSize(party);
        List<Integer> chosen = List.of();
        for (int choice = 0; choice < CHOICES_MAX; choice++) {
            BitSet taken = database.read(handle -> Claims.taken(handle, settings.event()));
            chosen = new BestSeats(catalogue.layout()).choose(party, taken, random);
            if (chosen.isEmpty()) {
                throw Refusal.soldOut();
            }
            Optional<Hold> hold = tryToHold(chosen);
            if (hold.isPresent()) {
                return hold.get();
            }
        }
        throw Refusal.seatTaken(catalogue.labels(chosen));
    }

    /** Frees the seats of a hold. Releasing twice is no mistake. */
    void release(String hold) {
        database.write(handle -> {
            HeldSeats held = find(handle, hold).orElseThrow(() -> Refusal.of(404, "no such hold"));
            if (isBeingPaid(handle, hold)) {
                throw Refusal.of(409, "the hold is paid or being paid");
            }
            Claims.release(handle, held);
            return held;
        });
    }

    static Optional<HeldSeats> find(Handle handle, String hold) {
        return handle.createQuery("select event, seats from hold where id = :hold")
                .bind("hold", hold)
                .map((row, context) -> new HeldSeats(hold, row.getString(1), List.of((Integer[])
                        row.getArray(2).getArray())))
                .findOne();
    }

    private Optional<Hold> tryToHold(List<Integer> seats) {
        String id = Identifiers.next("h", random);
        try {
            return Optional.of(database.write(handle -> {
                lock.beforeHold(handle, settings.event());
                List<Integer> claimed = Claims.take(handle, settings.event(), seats, id, settings.holdForMs());
                if (claimed.size() < seats.size()) {
                    throw new NotAllFree();
                }
                return store(handle, id, seats);
            }));
        } catch (NotAllFree someTaken) {
            return Optional.empty();
        }
    }

    private Hold store(Handle handle, String id, List<Integer> seats) {
        int priceCents = catalogue.priceCents(seats);
        long expiresAtMs = handle.createQuery("""
                        insert into hold (id, event, seats, price_cents, expires_at)
                        select :hold, event, :seats, :priceCents, held_until
                          from claim where event = :event and seat = :first
                        returning floor(extract(epoch from expires_at) * 1000)::bigint
                        """)
                .bind("hold", id)
                .bindArray("seats", Integer.class, seats)
                .bind("priceCents", priceCents)
                .bind("event", settings.event())
                .bind("first", seats.get(0))
                .mapTo(Long.class)
                .one();
        return new Hold(id, catalogue.labels(seats), null, expiresAtMs, priceCents);
    }

    private Refusal refusal(List<Integer> asked) {
        BitSet taken = database.read(handle -> Claims.taken(handle, settings.event()));
        if (taken.cardinality() >= settings.seats()) {
            return Refusal.soldOut();
        }
        List<Integer> lost = asked.stream().filter(taken::get).toList();
        // A rival may have let go between the two looks; the asker still has not got the seats.
        return Refusal.seatTaken(catalogue.labels(lost.isEmpty() ? asked : lost));
    }

    private List<Integer> ordinals(List<String> labels) {
        checkSize(labels.size());
        if (new HashSet<>(labels).size() < labels.size()) {
            throw Refusal.of(422, "a seat is named twice");
        }
        return labels.stream().map(this::ordinal).sorted().toList();
    }

    private int ordinal(String label) {
        OptionalInt ordinal = catalogue.layout().ordinal(label);
        return ordinal.orElseThrow(() -> Refusal.of(422, "there is no seat " + label));
    }

    private void checkSize(int seats) {
        if (seats < 1 || seats > settings.maxPerOrder()) {
            throw Refusal.of(422, seats + " seats asked for; allowed are 1 to " + settings.maxPerOrder());
        }
    }

    private static boolean isBeingPaid(Handle handle, String hold) {
        return handle.createQuery("""
                        select exists (select 1 from orders join payment on payment.order_id = orders.id
                                        where orders.hold = :hold and payment.status in ('pending', 'paid'))
                        """).bind("hold", hold).mapTo(Boolean.class).one();
    }

    private static final class NotAllFree extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotAllFree() {
            super("not all free", null, false, false);
        }
    }
}
