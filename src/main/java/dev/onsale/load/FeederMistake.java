package dev.onsale.load;

import dev.onsale.plan.BadInputException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns Gatling's messages about missing, empty or broken feeders into what, where and how to fix it. */
final class FeederMistake {
    private static final Pattern MISSING = Pattern.compile("Could not locate feeder file: Resource (.+?) not found.*");
    private static final Pattern CRASHED = Pattern.compile("Feeder (.+?) crashed: (.+?)\\. Stopping engine");
    private static final Pattern PLACE = Pattern.compile("\\(hint: [^()]*\\(([^():]+:[0-9]+)\\)\\)");
    private static final String EMPTY_FILE = "Feeder source is empty";
    private static final String RAN_OUT = "feeder is now empty";

    private FeederMistake() {}

    /** A feeder that fails before anything is sent is a mistake in the scenario, not a run. */
    static void refuse(LoadOrder order, Interlock interlock, @Nullable String told) {
        if (interlock.accepted() == 0) {
            List<String> empty =
                    order.script() instanceof PlainSimulation simulation ? simulation.emptyFiles() : List.of();
            in(order.plan().scenario(), told, empty).ifPresent(mistake -> {
                throw mistake;
            });
        }
    }

    /**
     * Interprets Gatling's messages from before anything was sent.
     *
     * @param where the simulation, for messages in which Gatling does not name its line
     * @param emptyFiles files that were read for it and are empty
     */
    static Optional<BadInputException> in(String where, @Nullable String told, List<String> emptyFiles) {
        if (told == null) {
            return Optional.empty();
        }
        Matcher place = PLACE.matcher(told);
        String at = place.find() ? place.group(1) : where;
        Matcher missing = MISSING.matcher(told);
        if (missing.find()) {
            return Optional.of(
                    new BadInputException(
                            at + ": feeder file not found: " + missing.group(1),
                            "put it beside the source, into src/test/resources or the working directory, or add its folder to --classpath"));
        }
        if (told.contains(EMPTY_FILE)) {
            return Optional.of(new BadInputException(
                    at + ": its feeder file is empty"
                            + (emptyFiles.isEmpty() ? "" : ": " + String.join(", ", emptyFiles)),
                    "add a row with the column names, and a row per visitor"));
        }
        Matcher crashed = CRASHED.matcher(told);
        if (!crashed.find()) {
            return Optional.empty();
        }
        String feeder = PLACE.matcher(crashed.group(1)).replaceAll("").strip();
        return Optional.of(
                told.contains(RAN_OUT)
                        ? new BadInputException(
                                at + ": its feeder " + feeder + " has no row for the first visitor",
                                "add a row per visitor, or reuse rows with circular() or random()")
                        : new BadInputException(
                                at + ": its feeder " + feeder + " failed: " + crashed.group(2),
                                "fix the feeder; nothing was sent"));
    }
}
