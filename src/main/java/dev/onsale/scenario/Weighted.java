package dev.onsale.scenario;

import java.util.ArrayList;
import java.util.List;

/**
 * Several values, drawn with a probability proportional to their weights: {@code weighted(1, 60).or(2, 25).or(3, 15)}.
 */
public final class Weighted<T> {

    private record Choice<T>(T value, double weight) {}

    private final List<Choice<T>> choices;

    private Weighted(List<Choice<T>> choices) {
        this.choices = choices;
    }

    /**
     * One value, with its weight.
     *
     * <p>{@code fan().buying(weighted(1, 60))}
     *
     * @param weight greater than 0; weights need not add up to a fixed sum
     */
    public static <T> Weighted<T> weighted(T value, double weight) {
        return new Weighted<T>(List.of()).or(value, weight);
    }

    /**
     * One more value, with its weight.
     *
     * <p>{@code fan().buying(weighted(1, 60).or(2, 25).or(3, 15))}
     */
    public Weighted<T> or(T value, double weight) {
        if (!(weight > 0)) {
            throw new IllegalArgumentException("the weight of " + value + " is " + weight + "; it must be above 0");
        }
        List<Choice<T>> more = new ArrayList<>(choices);
        more.add(new Choice<>(value, weight));
        return new Weighted<>(List.copyOf(more));
    }

    /** @param probability in [0, 1) */
    public T at(double probability) {
        double left = probability * choices.stream().mapToDouble(Choice::weight).sum();
        for (Choice<T> choice : choices) {
            left -= choice.weight();
            if (left < 0) {
                return choice.value();
            }
        }
        return choices.get(choices.size() - 1).value();
    }

    /** The values, in the order of definition. */
    public List<T> values() {
        return choices.stream().map(Choice::value).toList();
    }

    /** The share of all draws that give the value at this index, 0 to 1. */
    public double share(int place) {
        return choices.get(place).weight()
                / choices.stream().mapToDouble(Choice::weight).sum();
    }
}
