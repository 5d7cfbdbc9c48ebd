package dev.onsale.practice.shop;

import java.sql.Array;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Which hold has which seat. All statements follow one rule: a claim counts while it is sold or has not expired, by the
 * database's clock. The primary key of {@code claim} does the rest.
 */
final class Claims {
    /**
     * Seats left of the type {@code :ticketType}, counted the slow way: neither column has an index, so both tables are
     * scanned whole. Two scans instead of a join, because a join would be planned for an empty sale, and each
     * connection would then keep a different plan by chance.
     */
    static final String COUNT_BY_SCANNING = """
            select (select count(*) from seat where ticket_type = :ticketType)
                 - (select count(*) from claim
                     where ticket_type = :ticketType and (sold or held_until > statement_timestamp()))
            """;

    private Claims() {}

    /**
     * Claims the seats that are free or whose claim has lapsed. Takes seats in ascending order, so that two parties
     * after the same seats wait for each other and never deadlock.
     *
     * @return the seats now claimed by this hold; fewer than requested if others have some
     */
    static List<Integer> take(Handle handle, String event, List<Integer> seats, String hold, int holdForMs) {
        return handle.createQuery("""
                        insert into claim (event, seat, ticket_type, hold, held_until)
                        select event, ordinal, ticket_type, :hold,
                               statement_timestamp() + :holdForMs * interval '1 millisecond'
                        from seat where event = :event and ordinal = any(:seats)
                        order by ordinal
                        on conflict (event, seat) do update
                           set hold = excluded.hold, held_until = excluded.held_until
                         where not claim.sold and claim.held_until <= statement_timestamp()
                        returning seat
                        """)
                .bind("hold", hold)
                .bind("holdForMs", holdForMs)
                .bind("event", event)
                .bindArray("seats", Integer.class, seats)
                .mapTo(Integer.class)
                .list();
    }

    /** Keeps a hold's seats until at least {@code forMs} from now. @return how many of them were still its own */
    static int extend(Handle handle, HeldSeats held, int forMs) {
        return handle.createUpdate("""
                        update claim
                           set held_until = greatest(
                                   held_until, statement_timestamp() + :forMs * interval '1 millisecond')
                         where event = :event and seat = any(:seats) and hold = :hold
                           and not sold and held_until > statement_timestamp()
                        """)
                .bind("forMs", forMs)
                .bindMethods(held)
                .bindArray("seats", Integer.class, held.seats())
                .execute();
    }

    /** Restores the expiry that a hold's seats had before {@link #extend}. */
    static void restoreExpiry(Handle handle, HeldSeats held) {
        handle.createUpdate("""
                        update claim set held_until = hold.expires_at from hold
                         where claim.event = :event and claim.seat = any(:seats) and claim.hold = :hold
                           and hold.id = :hold and not claim.sold
                        """)
                .bindMethods(held)
                .bindArray("seats", Integer.class, held.seats())
                .execute();
    }

    /** Marks a hold's seats as sold for good, and ends their hold now. @return how many of them were still its own */
    static int sell(Handle handle, HeldSeats held) {
        return handle.createUpdate("""
                        update claim set sold = true, held_until = statement_timestamp()
                         where event = :event and seat = any(:seats) and hold = :hold and not sold
                        """)
                .bindMethods(held)
                .bindArray("seats", Integer.class, held.seats())
                .execute();
    }

    /** Frees a hold's seats, except sold ones. */
    static void release(Handle handle, HeldSeats held) {
        handle.createUpdate("""
                        delete from claim
                         where event = :event and seat = any(:seats) and hold = :hold and not sold
                        """)
                .bindMethods(held)
                .bindArray("seats", Integer.class, held.seats())
                .execute();
    }

    /** Frees a hold's seats, sold or not. */
    static void free(Handle handle, HeldSeats held) {
        handle.createUpdate("delete from claim where event = :event and seat = any(:seats) and hold = :hold")
                .bindMethods(held)
                .bindArray("seats", Integer.class, held.seats())
                .execute();
    }

    /** How many of a hold's seats are its own now. */
    static int alive(Handle handle, HeldSeats held) {
        return handle.createQuery("""
                        select count(*) from claim
                         where event = :event and seat = any(:seats) and hold = :hold
                           and (sold or held_until > statement_timestamp())
                        """)
                .bindMethods(held)
                .bindArray("seats", Integer.class, held.seats())
                .mapTo(Integer.class)
                .one();
    }

    /** All seats that are claimed. */
    static BitSet taken(Handle handle, String event) {
        return handle.createQuery("""
                        select coalesce(array_agg(seat), '{}') from claim
                         where event = :event and (sold or held_until > statement_timestamp())
                        """)
                .bind("event", event)
                .map((row, context) -> bits(row.getArray(1)))
                .one();
    }

    /** Number of claimed seats per ticket type; omits types without any. */
    static Map<String, Integer> takenByType(Handle handle, String event) {
        Map<String, Integer> counts = new HashMap<>();
        handle.createQuery("""
                        select ticket_type, count(*) from claim
                         where event = :event and (sold or held_until > statement_timestamp())
                         group by ticket_type
                        """)
                .bind("event", event)
                .map((row, context) -> Map.entry(row.getString(1), row.getInt(2)))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    /** Deletes lapsed claims, except those that a transaction is working on. @return how many */
    static int sweep(Handle handle) {
        return handle.createUpdate("""
                        delete from claim where (event, seat) in (
                            select event, seat from claim
                             where not sold and held_until <= statement_timestamp()
                             order by event, seat for update skip locked)
                        """).execute();
    }

    private static BitSet bits(Array seats) throws SQLException {
        BitSet taken = new BitSet();
        for (Integer seat : (Integer[]) seats.getArray()) {
            taken.set(seat);
        }
        return taken;
    }

    /** The requested seats, in order, that are not among those claimed. */
    static List<Integer> missing(List<Integer> asked, List<Integer> claimed) {
        List<Integer> missing = new ArrayList<>(asked);
        missing.removeAll(claimed);
        return missing;
    }
}
