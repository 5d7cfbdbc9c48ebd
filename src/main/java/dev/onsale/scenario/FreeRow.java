package dev.onsale.scenario;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One row of a seat map, with the seats that are free.
 *
 * @param rank 0 is nearest the stage
 * @param middle the position in front of the stage's middle
 * @param seats from one end of the row to the other
 */
record FreeRow(int rank, double middle, List<Seat> seats) {

    /**
     * @param position seats with consecutive positions are neighbours
     * @param spelling computed on demand: of a large house few names are ever needed
     */
    record Seat(int position, Supplier<String> spelling) {
        String name() {
            return spelling.get();
        }
    }

    /** The seats from this index of the list on, if they are neighbours; empty otherwise. */
    List<Seat> neighbours(int from, int count) {
        if (from + count > seats.size()) {
            return List.of();
        }
        int steps = seats.get(from + count - 1).position() - seats.get(from).position();
        return steps == count - 1 ? seats.subList(from, from + count) : List.of();
    }

    /** How far the middle of these seats is from the middle of the row, in seats. */
    double offCentre(List<Seat> some) {
        double centre = (some.get(0).position() + some.get(some.size() - 1).position()) / 2.0;
        return Math.abs(centre - middle);
    }

    FreeRow without(Set<String> names) {
        return new FreeRow(
                rank,
                middle,
                seats.stream().filter(seat -> !names.contains(seat.name())).toList());
    }

    FreeRow without(List<Seat> some) {
        return new FreeRow(
                rank,
                middle,
                seats.stream().filter(seat -> !some.contains(seat)).toList());
    }
}
