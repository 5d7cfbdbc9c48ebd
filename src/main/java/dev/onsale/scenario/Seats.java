package dev.onsale.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which seats people want. Everybody looks at the same few good ones, so many want the same seats at the same moment:
 * contention is highest at the front and in the middle, as in a real house.
 *
 * <pre>{@code
 * pickSeats(hold).lookingAt(seatMap).choosing(Seats.bestAvailable())
 * pickSeats(hold).lookingAt(seatMap).choosing(weighted(Seats.together(), 60).or(Seats.nearTheStage(), 25).or(Seats.anywhere(), 15))
 * }</pre>
 *
 * <p>Each visitor draws one of the 8 best places, a better one more often.
 */
public final class Seats {

    /** Places that people hardly distinguish; the practice shop offers as many. */
    private static final int NEARLY_EQUAL = 8;

    /** One row further back is as bad as this many seats further from the middle: our assumption. */
    private static final double SEATS_A_ROW_IS_WORTH = 3;

    /** More than any row is long. */
    private static final double ROW_ABOVE_ALL = 1_000_000;

    private enum Wish {
        BEST,
        FRONT,
        ANYWHERE
    }

    /** The result of a look at the map. */
    enum Found {
        /** Seats to hold. */
        SEATS,
        /** Fewer seats are free than the party needs. */
        TOO_FEW,
        /** Enough seats, but not side by side, and the party will not split. */
        NONE_TOGETHER
    }

    /** @param names of the seats, as the shop expects them; empty except for {@link Found#SEATS} */
    record Choice(Found found, List<String> names) {}

    private record Place(FreeRow row, List<FreeRow.Seat> seats, double cost) {}

    private final Wish wish;
    private final boolean splits;

    private Seats(Wish wish, boolean splits) {
        this.wish = wish;
        this.splits = splits;
    }

    /**
     * At the front and in the middle, side by side; a party that does not fit anywhere splits.
     *
     * <p>{@code seatMap(request).choosing(Seats.bestAvailable())}
     */
    public static Seats bestAvailable() {
        return new Seats(Wish.BEST, true);
    }

    /**
     * As the best available, but side by side or not at all.
     *
     * <p>{@code seatMap(request).choosing(Seats.together())}
     */
    public static Seats together() {
        return new Seats(Wish.BEST, false);
    }

    /**
     * As near the stage as possible, however far from the middle; a party that does not fit anywhere splits.
     *
     * <p>{@code seatMap(request).choosing(Seats.nearTheStage())}
     */
    public static Seats nearTheStage() {
        return new Seats(Wish.FRONT, true);
    }

    /**
     * Any seats side by side, equally likely; a party that does not fit anywhere splits.
     *
     * <p>{@code seatMap(request).choosing(Seats.anywhere())}
     */
    public static Seats anywhere() {
        return new Seats(Wish.ANYWHERE, true);
    }

    /**
     * If there are not enough together, they sit apart, in groups as large as possible.
     *
     * <p>{@code seatMap(request).choosing(Seats.together().orApart())}
     */
    public Seats orApart() {
        return new Seats(wish, true);
    }

    /**
     * If there are not enough together, they leave without buying.
     *
     * <p>{@code seatMap(request).choosing(Seats.nearTheStage().orNotAtAll())}
     */
    public Seats orNotAtAll() {
        return new Seats(wish, false);
    }

    /**
     * @param rows front one first
     * @param lost seats that others were seen to have taken: avoided while there are others
     * @param chance in [0, 1): which of nearly equal places
     */
    Choice choose(List<FreeRow> rows, int party, Set<String> lost, double chance) {
        if (!lost.isEmpty()) {
            Choice elsewhere =
                    choose(rows.stream().map(row -> row.without(lost)).toList(), party, Set.of(), chance);
            if (elsewhere.found() == Found.SEATS) {
                return elsewhere;
            }
        }
        if (rows.stream().mapToInt(row -> row.seats().size()).sum() < party) {
            return new Choice(Found.TOO_FEW, List.of());
        }
        List<Place> together = places(rows, party);
        if (!together.isEmpty()) {
            return new Choice(Found.SEATS, names(drawn(together, chance).seats()));
        }
        return splits
                ? new Choice(Found.SEATS, names(apart(rows, party, chance)))
                : new Choice(Found.NONE_TOGETHER, List.of());
    }

    private Place drawn(List<Place> places, double chance) {
        // The square favours the front of the list, where the better places are.
        double lean = wish == Wish.ANYWHERE ? chance : chance * chance;
        return places.get((int) (lean * places.size()));
    }

    /** Groups as large as possible; there are enough seats. */
    private List<FreeRow.Seat> apart(List<FreeRow> rows, int party, double chance) {
        List<FreeRow.Seat> chosen = new ArrayList<>();
        List<FreeRow> left = rows;
        for (int size = party - 1; chosen.size() < party; size = Math.min(size, party - chosen.size())) {
            List<Place> places = places(left, size);
            if (places.isEmpty()) {
                size--;
            } else {
                Place place = drawn(places, chance);
                chosen.addAll(place.seats());
                left = left.stream()
                        .map(row -> row.rank() == place.row().rank() ? row.without(place.seats()) : row)
                        .toList();
            }
        }
        return chosen;
    }

    /** Places for this many side by side, best first: those that are nearly equal, or all if all are equal. */
    private List<Place> places(List<FreeRow> rows, int size) {
        List<Place> best = new ArrayList<>();
        for (FreeRow row : rows) {
            boolean enough = wish != Wish.ANYWHERE && best.size() >= NEARLY_EQUAL;
            if (enough && cost(row, 0) > best.get(NEARLY_EQUAL - 1).cost()) {
                break;
            }
            for (int from = 0; from + size <= row.seats().size(); from++) {
                List<FreeRow.Seat> seats = row.neighbours(from, size);
                if (!seats.isEmpty()) {
                    best.add(new Place(row, seats, cost(row, row.offCentre(seats))));
                }
            }
            if (wish != Wish.ANYWHERE) {
                best.sort(Comparator.comparingDouble(Place::cost));
                best = new ArrayList<>(best.subList(0, Math.min(NEARLY_EQUAL, best.size())));
            }
        }
        return best;
    }

    private double cost(FreeRow row, double offCentre) {
        return switch (wish) {
            case BEST -> row.rank() * SEATS_A_ROW_IS_WORTH + offCentre;
            case FRONT -> row.rank() * ROW_ABOVE_ALL + offCentre;
            case ANYWHERE -> 0;
        };
    }

    private static List<String> names(List<FreeRow.Seat> seats) {
        return seats.stream().map(FreeRow.Seat::name).toList();
    }

    /** As a request's body needs it: {@code ["A-1-5","A-1-6"]}. */
    static String json(List<String> names) {
        StringBuilder text = new StringBuilder("[");
        for (String name : names) {
            text.append(text.length() > 1 ? "," : "")
                    .append('"')
                    .append(name.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        return text.append(']').toString();
    }

    /** The seats tried so far and these. */
    static Set<String> and(Set<String> lost, List<String> more) {
        Set<String> all = new HashSet<>(lost);
        all.addAll(more);
        return Set.copyOf(all);
    }
}
