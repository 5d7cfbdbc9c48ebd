package dev.onsale.practice.shop;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;

/**
 * The fault {@code tail-query}: a recommendation on trial on 2 % of event pages looks for its reader's earlier orders
 * by a case-insensitive address, for which there is no index, so that all past orders are scanned. Off at strength 0.
 *
 * <p>Of every {@value #ONE_IN} pages that a node renders, exactly one is chosen, by the sale's seed, the node and the
 * number of the page: the same ones in every sale with that seed, and the same share in a short run as in a long one.
 */
final class PastOrders {
    /** 2 % of pages. */
    static final int ONE_IN = 50;

    /** Rows scanned at strength 1. */
    private static final int ROWS = 75_000;

    private static final int BUYERS = 20_000;

    private final double strength;
    private final long key;
    private final AtomicLong pages = new AtomicLong();

    PastOrders(double strength, long seed, String node) {
        this.strength = strength;
        this.key = seed * 31 + node.hashCode();
    }

    /** How many past orders are scanned at this strength. */
    static int rows(double strength) {
        return (int) Math.round(ROWS * strength);
    }

    /** Ensures that this many past orders exist; does nothing if they do. */
    static void stock(Handle handle, int rows) {
        int present = handle.createQuery("select coalesce(max(id), 0) from past_order")
                .mapTo(Integer.class)
                .one();
        if (present == rows) {
            return;
        }
        handle.execute("truncate past_order");
        handle.createUpdate("""
                        insert into past_order (id, buyer, event, amount_cents)
                        select number, 'Buyer.' || number % :buyers || '@example.org', 'past-' || number % 40, 3000 + number % 9000
                          from generate_series(1, :rows) number
                        """).bind("buyers", BUYERS).bind("rows", rows).execute();
    }

    /** Outside a transaction. Otherwise the first page would write, for every row it scans, that it is committed. */
    static void settle(Handle handle) {
        handle.execute("vacuum analyze past_order");
    }

    /** Looks for what the reader of this page bought before, if the page is one of the few. */
    void beforePage(Handle handle) {
        long page = pages.getAndIncrement();
        if (strength <= 0 || !isChosen(page)) {
            return;
        }
        handle.createQuery("select count(*) from past_order where lower(buyer) = lower(:buyer)")
                .bind("buyer", "buyer." + page % BUYERS + "@example.org")
                .mapTo(Integer.class)
                .one();
    }

    /** @param page counted from 0 */
    boolean isChosen(long page) {
        long place = new SplittableRandom(key + page / ONE_IN).nextInt(ONE_IN);
        return page % ONE_IN == place;
    }
}
