package dev.onsale.practice.shop;

import dev.onsale.practice.shop.Catalogue.Places;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * General admission: takes any places that are free. Skips those that another buyer is just taking, so that buyers do
 * not queue for the same ones; the primary key of {@code claim} still allows one claim per place.
 */
final class AnyPlaces {
    /** Attempts that skip what others are taking; later ones wait for them, so that the last places are not missed. */
    private static final int LOOKS_THAT_SKIP = 3;

    private AnyPlaces() {}

    /** @return the places now claimed by this hold; fewer than the party if no more were found */
    static List<Integer> take(Handle handle, String event, Places among, int party, int look, String hold, int forMs) {
        String others = look < LOOKS_THAT_SKIP ? " skip locked" : "";
        return handle.createQuery("""
                        with free as (
                            select ordinal, ticket_type from seat
                             where event = :event and ordinal >= :first and ordinal < :end
                               and not exists (select 1 from claim
                                                where claim.event = seat.event and claim.seat = seat.ordinal
                                                  and (claim.sold or claim.held_until > statement_timestamp()))
                             order by ordinal limit :party for update of seat""" + others + """
                        )
                        insert into claim (event, seat, ticket_type, hold, held_until)
                        select :event, ordinal, ticket_type, :hold,
                               statement_timestamp() + :forMs * interval '1 millisecond'
                        from free order by ordinal
                        on conflict (event, seat) do update
                           set hold = excluded.hold, held_until = excluded.held_until
                         where not claim.sold and claim.held_until <= statement_timestamp()
                        returning seat
                        """)
                .bind("event", event)
                .bind("first", among.first())
                .bind("end", among.end())
                .bind("party", party)
                .bind("hold", hold)
                .bind("forMs", forMs)
                .mapTo(Integer.class)
                .list();
    }

    /** How many places are free. */
    static int free(Handle handle, String event, Places among) {
        int taken = handle.createQuery("""
                        select count(*) from claim
                         where event = :event and seat >= :first and seat < :end
                           and (sold or held_until > statement_timestamp())
                        """)
                .bind("event", event)
                .bind("first", among.first())
                .bind("end", among.end())
                .mapTo(Integer.class)
                .one();
        return among.end() - among.first() - taken;
    }
}
