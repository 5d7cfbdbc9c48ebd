package dev.onsale.practice.shop;

import java.util.ArrayList;
import java.util.List;

/** What is on sale: the house and its price categories, which split the seats evenly from the stage backwards. */
record Catalogue(String event, SeatLayout layout, List<TicketType> types) {
    private static final int BEST_PRICE_CENTS = 12_000;
    private static final int CHEAPEST_PRICE_CENTS = 3_000;

    /** @param seats how many seats are of this type */
    record TicketType(String id, String name, int priceCents, int seats) {}

    static Catalogue of(String event, int seats, int ticketTypes) {
        List<TicketType> types = new ArrayList<>();
        for (int index = 0; index < ticketTypes; index++) {
            int count = firstSeat(index + 1, seats, ticketTypes) - firstSeat(index, seats, ticketTypes);
            types.add(new TicketType(
                    typeId(event, index), "Category " + (index + 1), priceCents(index, ticketTypes), count));
        }
        return new Catalogue(event, new SeatLayout(seats), List.copyOf(types));
    }

    TicketType typeOf(int ordinal) {
        return types.get(typeIndex(ordinal));
    }

    int priceCents(List<Integer> ordinals) {
        return ordinals.stream()
                .mapToInt(ordinal -> typeOf(ordinal).priceCents())
                .sum();
    }

    List<String> labels(List<Integer> ordinals) {
        return ordinals.stream().map(layout::label).toList();
    }

    static String typeId(String event, int index) {
        return event + "-" + (index + 1);
    }

    private int typeIndex(int ordinal) {
        // The inverse of firstSeat: the last type that begins at or before this seat.
        int guess = (int) ((long) ordinal * types.size() / layout.seats());
        while (guess + 1 < types.size() && firstSeat(guess + 1, layout.seats(), types.size()) <= ordinal) {
            guess++;
        }
        return guess;
    }

    private static int firstSeat(int index, int seats, int ticketTypes) {
        return (int) ((long) index * seats / ticketTypes);
    }

    private static int priceCents(int index, int ticketTypes) {
        int steps = Math.max(1, ticketTypes - 1);
        return BEST_PRICE_CENTS - (BEST_PRICE_CENTS - CHEAPEST_PRICE_CENTS) * index / steps / 50 * 50;
    }
}
