package dev.onsale.practice.shop;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * How many tickets one account may have over all its orders: paid ones, and those whose hold is active.
 *
 * @param tickets 0: unlimited
 */
record AccountLimit(int tickets) {
    static final AccountLimit NONE = new AccountLimit(0);

    /** @throws Refusal 403 if the account would exceed the limit with these, 422 if no account is given */
    void check(Handle handle, HeldSeats held, @Nullable String account) {
        if (tickets == 0) {
            return;
        }
        if (account == null || account.isBlank()) {
            throw Refusal.of(422, "the body lacks \"account\"");
        }
        // Orders of one account take turns until commit: two at once would not see each other's tickets.
        handle.createQuery("select pg_advisory_xact_lock(hashtextextended(:account, 0)) is null")
                .bind("account", account)
                .mapTo(Boolean.class)
                .one();
        int has = has(handle, held, account);
        if (has + held.seats().size() > tickets) {
            throw Refusal.accountLimit(tickets, has);
        }
    }

    private static int has(Handle handle, HeldSeats held, String account) {
        return handle.createQuery("""
                        select count(*)
                          from orders join hold on hold.id = orders.hold
                          join claim on claim.event = hold.event and claim.seat = any(hold.seats) and claim.hold = hold.id
                         where orders.account = :account and orders.hold <> :hold
                           and (claim.sold or claim.held_until > statement_timestamp())
                        """)
                .bind("account", account)
                .bind("hold", held.hold())
                .mapTo(Integer.class)
                .one();
    }
}
