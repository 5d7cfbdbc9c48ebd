package dev.onsale.fleet;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The messages between injectors: a few names with values, one per line. Immutable. */
record Message(Map<String, String> values) {
    /** Many times the size of the longest message. */
    static final int BYTES_MAX = 64_000;

    static final Message EMPTY = new Message(Map.of());

    Message {
        values = Map.copyOf(values);
    }

    Message with(String name, Object value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(name, String.valueOf(value));
        return new Message(more);
    }

    Message with(String name, Optional<?> value) {
        return value.map(there -> with(name, there)).orElse(this);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    String needed(String name) {
        return text(name).orElseThrow(() -> new IllegalArgumentException("it lacks " + name));
    }

    /** @throws IllegalArgumentException if it is missing or not a number */
    long number(String name) {
        return Long.parseLong(needed(name));
    }

    double decimal(String name) {
        return Double.parseDouble(needed(name));
    }

    boolean flag(String name) {
        return Boolean.parseBoolean(needed(name));
    }

    List<Long> numbers(String name) {
        return Stream.of(values.getOrDefault(name, "").split(" "))
                .filter(number -> !number.isEmpty())
                .map(Long::valueOf)
                .toList();
    }

    Message with(String name, List<Long> numbers) {
        return with(name, numbers.stream().map(String::valueOf).collect(Collectors.joining(" ")));
    }

    String encoded() {
        List<String> lines = new ArrayList<>();
        values.forEach((name, value) -> lines.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return String.join("\n", lines);
    }

    /** @throws IllegalArgumentException if it is not a message */
    static Message decoded(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        text.lines().filter(line -> !line.isEmpty()).forEach(line -> {
            int equals = line.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("a line without a name");
            }
            values.put(
                    line.substring(0, equals), URLDecoder.decode(line.substring(equals + 1), StandardCharsets.UTF_8));
        });
        return new Message(values);
    }
}
