package dev.onsale.plan;

/** How the arrival rate changes over one entry of the arrivals. */
public enum Shape {
    /** One rate throughout. */
    CONSTANT("constant"),
    /** A straight line between two rates. */
    LINEAR("linear"),
    /** Exponential decay (or growth) between two rates. */
    EXPONENTIAL("exponential"),
    /** Rises from the first rate to the second by the middle, and falls back: a raised cosine. */
    SPIKE("spike");

    private final String label;

    Shape(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
