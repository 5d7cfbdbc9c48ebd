package dev.onsale.practice.shop;

import org.jdbi.v3.core.Handle;

/**
 * The fault {@code aventri-2018-stats}: a statistics feature counts every request in one row, inside the transaction in
 * which the request does its work. The row stays locked until commit, and before that the feature recounts the visitors
 * of past views, so that all requests of all nodes take turns. It also leaves the shop fewer connections. Off at
 * strength 0.
 */
record HotCounter(double strength, String event) {
    static final HotCounter OFF = new HotCounter(0, "");

    /** Views recounted under the lock at strength 1. */
    private static final int VIEWS = 30_000;

    /** With one connection only, no request would ever wait for the row. */
    private static final int CONNECTIONS_MIN = 2;

    boolean isOn() {
        return strength > 0;
    }

    /** How many past views are recounted at this strength. */
    static int views(double strength) {
        return (int) Math.round(VIEWS * strength);
    }

    /** How many of its ordinary connections a node has left: half of them at strength 1. */
    int connections(int ordinarily) {
        return Math.max(CONNECTIONS_MIN, (int) Math.round(ordinarily / (1 + strength)));
    }

    /** Ensures that the row to count in and this many past views exist; does nothing if they do. */
    static void stock(Handle handle, String event, int views) {
        handle.execute("truncate statistic");
        int present = handle.createQuery("select coalesce(max(id), 0) from past_view")
                .mapTo(Integer.class)
                .one();
        if (present != views) {
            handle.execute("truncate past_view");
            handle.createUpdate("""
                            insert into past_view (id, visitor)
                            select number, number * 7919 % :visitors from generate_series(1, :views) number
                            """)
                    .bind("visitors", Math.max(1, views / 3))
                    .bind("views", views)
                    .execute();
        }
        if (views > 0) {
            handle.createUpdate("insert into statistic (event) values (:event)")
                    .bind("event", event)
                    .execute();
        }
    }

    /** Outside a transaction, like {@link PastOrders#settle}. */
    static void settle(Handle handle) {
        handle.execute("vacuum analyze past_view");
    }

    /** First in its transaction, so that all transactions lock this row first and none deadlocks over it. */
    void count(Handle handle) {
        handle.createUpdate("update statistic set requests = requests + 1 where event = :event")
                .bind("event", event)
                .execute();
        handle.createUpdate("""
                        update statistic set past_visitors = (select count(distinct visitor) from past_view)
                         where event = :event
                        """).bind("event", event).execute();
    }
}
