package dev.onsale.rehearse;

import dev.onsale.practice.fault.Fault;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the practice box office is told to get wrong in a recorded run.
 *
 * @param faults empty for the clean shop
 */
record Condition(List<Fault> faults) {

    static final String CLEAN = "clean";

    /** Reads {@code clean}, or faults joined by {@code +}, each {@code name} or {@code name=strength}. */
    static Condition parse(String text) {
        return text.equals(CLEAN)
                ? new Condition(List.of())
                : new Condition(
                        Arrays.stream(text.split("\\+", -1)).map(Fault::parse).toList());
    }

    /** As {@link #parse} reads it; equal conditions have equal labels. */
    String label() {
        return faults.isEmpty()
                ? CLEAN
                : faults.stream().map(Fault::toString).sorted().collect(Collectors.joining("+"));
    }
}
