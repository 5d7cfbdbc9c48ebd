package dev.onsale.report;

import dev.onsale.record.RunSummary;
import java.util.stream.Collectors;

/** What a run's user says of it, such as which build was tested. */
public final class LabelWords {
    private LabelWords() {}

    /** {@code commit 3f2a9c1, branch main, version 2.4.1}; empty if nothing is said. */
    public static String of(RunSummary summary) {
        return summary.labelled().entrySet().stream()
                .map(label -> label.getKey() + " " + label.getValue())
                .collect(Collectors.joining(", "));
    }
}
