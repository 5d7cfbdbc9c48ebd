package dev.onsale.scenario;

import java.util.AbstractList;
import java.util.List;

/** Names of seats: a list for request bodies, JSON when inserted into a text, e.g. {@code ["A-1"]}. */
final class ChosenSeats extends AbstractList<String> {

    private final List<String> names;

    ChosenSeats(List<String> names) {
        this.names = List.copyOf(names);
    }

    @Override
    public String get(int place) {
        return names.get(place);
    }

    @Override
    public int size() {
        return names.size();
    }

    @Override
    public String toString() {
        return Seats.json(names);
    }
}
