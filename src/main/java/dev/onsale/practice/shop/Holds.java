package dev.onsale.practice.shop;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.onsale.practice.protocol.SaleSettings;
import dev.onsale.practice.protocol.Seating;
import dev.onsale.practice.shop.Catalogue.Places;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Temporary reservations: named seats, the best ones for a party, or any places if seats have no numbers. */
final class Holds {
    private static final int CHOICES_MAX = 5;
    private static final int LOOKS_MAX = 20;

    /**
     * @param tickets how many, if seats have no numbers; null if they do
     * @param expiresAt epoch milliseconds, by the database's clock
     */
    record Hold(
            String hold,
            List<String> seats,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer tickets,

            long expiresAt,
            int price) {}

    /** Claims seats for a hold; fewer than the party are useless. */
    private interface Taking {
        List<Integer> claim(Handle handle, String hold);
    }

    private final ShopDatabase database;
    private final SaleSettings settings;
    private final Catalogue catalogue;
    private final HoldLock lock;
    private final GroupSeating groups;
    private final RandomGenerator random;

    Holds(
            ShopDatabase database,
            SaleSettings settings,
            Catalogue catalogue,
            HoldLock lock,
            GroupSeating groups,
            RandomGenerator random) {
        this.database = database;
        this.settings = settings;
        this.catalogue = catalogue;
        this.lock = lock;
        this.groups = groups;
        this.random = random;
    }

    /** Holds exactly these seats, or none of them. */
    Hold holdSeats(List<String> labels) {
        if (settings.seating() == Seating.GENERAL) {
            throw Refusal.of(422, "seats have no numbers here; ask for a \"party\"");
        }
        List<Integer> seats = ordinals(labels);
        return tryToHold(seats).orElseThrow(() -> refusal(seats));
    }

    /**
     * Holds the best seats for a party, choosing again if others were faster.
     *
     * @param ticketType the only type that will do; null for any
     */
    Hold holdParty(int party, @Nullable String ticketType) {
        checkSize(party);
        groups.compare(party);
        Places among = ticketType == null
                ? catalogue.places()
                : catalogue
                        .placesOf(ticketType)
                        .orElseThrow(() -> Refusal.of(422, "there is no ticket type " + ticketType));
        return switch (settings.seating()) {
            case NUMBERED -> holdBest(party, among);
            case GENERAL -> holdAny(party, among);
        };
    }

    private Hold holdBest(int party, Places among) {
        List<Integer> chosen = List.of();
        for (int choice = 0; choice < CHOICES_MAX; choice++) {
            BitSet taken = database.read(handle -> Claims.taken(handle, settings.event()));
            chosen = new BestSeats(catalogue.layout()).choose(party, among.orElse(taken), random);
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

    private Hold holdAny(int party, Places among) {
        for (int look = 0; look < LOOKS_MAX; look++) {
            // The first attempt starts at a random place, so that buyers do not all scan past the same taken places.
            Places from = look == 0 ? among.from(random.nextInt(among.first(), among.end())) : among;
            int number = look;
            Optional<Hold> hold = tryToHold(
                    party,
                    (handle, id) ->
                            AnyPlaces.take(handle, settings.event(), from, party, number, id, settings.holdForMs()));
            if (hold.isPresent()) {
                return hold.get();
            }
            if (database.read(handle -> AnyPlaces.free(handle, settings.event(), among)) < party) {
                throw Refusal.soldOut();
            }
        }
        throw Refusal.seatTaken(List.of());
    }

    /** Frees the seats of a hold. Idempotent. */
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
        return tryToHold(
                seats.size(),
                (handle, id) -> Claims.take(handle, settings.event(), seats, id, settings.holdForMs())
                                        .size()
                                < seats.size()
                        ? List.of()
                        : seats);
    }

    private Optional<Hold> tryToHold(int party, Taking taking) {
        String id = Identifiers.next("h", random);
        try {
            return Optional.of(database.write(handle -> {
                lock.beforeHold(handle, settings.event());
                List<Integer> claimed = taking.claim(handle, id);
                if (claimed.size() < party) {
                    throw new NotAllFree();
                }
                return store(handle, id, claimed);
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
        return new Hold(id, catalogue.labels(seats), catalogue.tickets(seats), expiresAtMs, priceCents);
    }

    private Refusal refusal(List<Integer> asked) {
        BitSet taken = database.read(handle -> Claims.taken(handle, settings.event()));
        if (taken.cardinality() >= settings.seats()) {
            return Refusal.soldOut();
        }
        List<Integer> lost = asked.stream().filter(taken::get).toList();
        // A rival may have released seats between the two queries; the buyer still has not got them.
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
