package dev.onsale.practice.shop;

import dev.onsale.practice.protocol.Seating;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What is sold: the house and its price categories, which split the seats evenly from the stage backwards. */
record Catalogue(String event, SeatLayout layout, List<TicketType> types, Seating seating) {
    private static final int BEST_PRICE_CENTS = 12_000;
    private static final int CHEAPEST_PRICE_CENTS = 3_000;

    /** @param seats how many seats are of this type */
    record TicketType(String id, String name, int priceCents, int seats) {}

    /** Seats from {@code first} up to, but excluding, {@code end}, in a house of this size. */
    record Places(int first, int end, int house) {
        Places from(int newFirst) {
            return new Places(newFirst, end, house);
        }

        /** What is unavailable if only these places will do: all others, and those that are taken. */
        BitSet orElse(BitSet taken) {
            taken.set(0, first);
            taken.set(end, house);
            return taken;
        }
    }

    static Catalogue of(String event, int seats, int ticketTypes, Seating seating) {
        List<TicketType> types = new ArrayList<>();
        for (int index = 0; index < ticketTypes; index++) {
            int count = firstSeat(index + 1, seats, ticketTypes) - firstSeat(index, seats, ticketTypes);
            types.add(new TicketType(
                    typeId(event, index), "Category " + (index + 1), priceCents(index, ticketTypes), count));
        }
        return new Catalogue(event, new SeatLayout(seats), List.copyOf(types), seating);
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
        return switch (seating) {
            case NUMBERED -> ordinals.stream().map(layout::label).toList();
            case GENERAL -> List.of();
        };
    }

    /** How many tickets, if seats have no numbers; null if they do. */
    @Nullable
    Integer tickets(List<Integer> ordinals) {
        return switch (seating) {
            case NUMBERED -> null;
            case GENERAL -> ordinals.size();
        };
    }

    Places places() {
        return new Places(0, layout.seats(), layout.seats());
    }

    /** The places of one ticket type; empty if there is no such type. */
    Optional<Places> placesOf(String ticketType) {
        return IntStream.range(0, types.size())
                .filter(index -> types.get(index).id().equals(ticketType))
                .mapToObj(index -> new Places(
                        firstSeat(index, layout.seats(), types.size()),
                        firstSeat(index + 1, layout.seats(), types.size()),
                        layout.seats()))
                .findFirst();
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
