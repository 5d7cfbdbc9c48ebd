package dev.onsale.practice.shop;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Chooses seats for a party: together in one row, near the stage. Draws among the first few places instead of always
 * taking the very best, because all buyers at the same moment would then be offered the same seats.
 */
final class BestSeats {
    private static final int PLACES_DRAWN_FROM = 8;

    private final SeatLayout layout;

    BestSeats(SeatLayout layout) {
        this.layout = layout;
    }

    /** @return the ordinals, ascending; empty if fewer seats than the party needs are free */
    List<Integer> choose(int party, BitSet taken, RandomGenerator random) {
        List<Integer> places = places(party, taken);
        if (places.isEmpty()) {
            return apart(party, taken);
        }
        int first = places.get(random.nextInt(places.size()));
        List<Integer> chosen = new ArrayList<>();
        for (int ordinal = first; ordinal < first + party; ordinal++) {
            chosen.add(ordinal);
        }
        return chosen;
    }

    /** First seats of places that do not overlap, best first. */
    private List<Integer> places(int party, BitSet taken) {
        List<Integer> places = new ArrayList<>();
        for (int row = 0; row < layout.rows() && places.size() < PLACES_DRAWN_FROM; row++) {
            int rowStart = row * SeatLayout.SEATS_PER_ROW;
            int rowEnd = Math.min(rowStart + SeatLayout.SEATS_PER_ROW, layout.seats());
            int start = taken.nextClearBit(rowStart);
            while (start + party <= rowEnd && places.size() < PLACES_DRAWN_FROM) {
                int blocked = taken.nextSetBit(start);
                if (blocked < 0 || blocked >= start + party) {
                    places.add(start);
                    start = taken.nextClearBit(start + party);
                } else {
                    start = taken.nextClearBit(blocked);
                }
            }
        }
        return places;
    }

    private List<Integer> apart(int party, BitSet taken) {
        List<Integer> chosen = new ArrayList<>();
        int ordinal = taken.nextClearBit(0);
        while (ordinal < layout.seats() && chosen.size() < party) {
            chosen.add(ordinal);
            ordinal = taken.nextClearBit(ordinal + 1);
        }
        return chosen.size() == party ? chosen : List.of();
    }
}
