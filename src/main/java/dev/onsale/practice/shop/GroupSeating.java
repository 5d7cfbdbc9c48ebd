package dev.onsale.practice.shop;

import org.jspecify.annotations.Nullable;

/**
 * The fault {@code spektrix-2019-crash-loop}: for a party of {@value #GROUP} or more the shop compares the orders in
 * which they could sit, and never releases what it has compared. This is independent of load: few buyers come in such a
 * party. After some of them the heap is full and the process exits. Off at strength 0.
 */
final class GroupSeating {
    static final int GROUP = 5;

    /** What one party leaves behind at strength 1: about 45 MB of a heap of 128. */
    private static final int SEATINGS = 700_000;

    /** One order, and the order compared before it. */
    private record Seating(int[] order, @Nullable Seating before) {}

    private final double strength;
    private @Nullable Seating last;

    GroupSeating(double strength) {
        this.strength = strength;
    }

    void compare(int party) {
        if (strength <= 0 || party < GROUP) {
            return;
        }
        int[] order = new int[party];
        for (int seat = 0; seat < party; seat++) {
            order[seat] = seat;
        }
        long seatings = Math.round(strength * SEATINGS);
        for (long seating = 0; seating < seatings; seating++) {
            order = swapped(order, (int) (seating % (party - 1)));
            keep(order);
        }
    }

    private synchronized void keep(int[] order) {
        last = new Seating(order, last);
    }

    /** The next order to compare: two neighbours have changed places. */
    private static int[] swapped(int[] order, int left) {
        int[] next = order.clone();
        next[left] = order[left + 1];
        next[left + 1] = order[left];
        return next;
    }
}
