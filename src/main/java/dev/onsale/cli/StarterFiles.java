package dev.onsale.cli;

import dev.onsale.plan.Plan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The plan and the scenario that {@code onsale init} writes. A template's line that begins with {@code @word} is
 * included only if that word applies (with several words, if all do), and {@code {{key}}} is replaced by a value.
 *
 * @param host the target's host; empty for the practice box office, and for a target given by an environment variable
 */
record StarterFiles(Starter starter, String plan, String host) {

    /**
     * The kind of sale.
     *
     * @param name the name of plan and event
     * @param target {@code practice} or a URL
     * @param seats seats, or places with general admission
     */
    record Starter(String name, String target, int seats, boolean generalAdmission, boolean waitingRoom) {

        /** The class for {@code spring-tour} is {@code SpringTourOnSale}. */
        String className() {
            StringBuilder className = new StringBuilder();
            for (String word : name.split("-+")) {
                className.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
            }
            return className + "OnSale";
        }

        boolean isPractice() {
            return target.equals(Plan.PRACTICE);
        }
    }

    private static final int COMMENT_COLUMN = 23;

    String planText() {
        return filled("starter.yaml.txt");
    }

    String scenarioText() {
        return filled("StarterOnSale.java.txt");
    }

    private String filled(String template) {
        Set<String> holding = holding();
        String text = template(template)
                .lines()
                .map(line -> wherever(line, holding))
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n", "", "\n"));
        for (Map.Entry<String, String> value : values().entrySet()) {
            text = text.replace("{{" + value.getKey() + "}}", value.getValue());
        }
        return text;
    }

    private Set<String> holding() {
        Set<String> holding = new TreeSet<>();
        holding.add(starter.generalAdmission() ? "@general" : "@seats");
        holding.add(starter.waitingRoom() ? "@room" : "@open");
        holding.add(starter.isPractice() ? "@practice" : "@own");
        if (!host.isEmpty()) {
            holding.add("@elsewhere");
        }
        return holding;
    }

    private Map<String, String> values() {
        String seats = Integer.toString(starter.seats());
        return Map.of(
                "name", starter.name(),
                "class", starter.className(),
                "plan", plan,
                "target", starter.target(),
                "host", host,
                "seats", seats,
                "eventPadding",
                        " ".repeat(Math.max(1, COMMENT_COLUMN - starter.name().length())),
                "seatsPadding", " ".repeat(Math.max(1, COMMENT_COLUMN - seats.length())));
    }

    private static @Nullable String wherever(String line, Set<String> holding) {
        String rest = line;
        while (rest.startsWith("@")) {
            int space = rest.indexOf(' ');
            String word = space < 0 ? rest : rest.substring(0, space);
            if (!holding.contains(word)) {
                return null;
            }
            rest = space < 0 ? "" : rest.substring(space + 1);
        }
        return rest;
    }

    private static String template(String name) {
        try (InputStream resource = StarterFiles.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(resource, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
