package dev.onsale.record;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A count for each second since the load's start; in JSON one string with a space between seconds. */
public record PerSecond(List<Long> counts) {

    public PerSecond {
        counts = List.copyOf(counts);
    }

    /** @throws NumberFormatException if it is malformed */
    @JsonCreator
    public static PerSecond parse(String text) {
        return new PerSecond(
                text.isBlank()
                        ? List.of()
                        : Stream.of(text.trim().split(" ")).map(Long::valueOf).toList());
    }

    @JsonValue
    public String text() {
        return counts.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    /** 0 beyond its end. */
    public long in(int second) {
        return second < counts.size() ? counts.get(second) : 0;
    }
}
