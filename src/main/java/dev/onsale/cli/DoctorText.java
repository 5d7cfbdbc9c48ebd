package dev.onsale.cli;

import dev.onsale.doctor.Finding;
import dev.onsale.doctor.Finding.State;
import dev.onsale.report.document.MarkedList;
import dev.onsale.report.document.Style;
import dev.onsale.report.document.Tone;
import java.util.List;
import java.util.stream.Stream;

/** Prints the findings of {@code onsale doctor}. */
final class DoctorText {
    private DoctorText() {}

    static String render(List<Finding> injector, List<Finding> practice, Style style) {
        MarkedList list = new MarkedList(style).heading("This machine as an injector");
        injector.forEach(finding -> add(list, finding));
        list.blank().heading("The practice box office");
        practice.forEach(finding -> add(list, finding));
        list.blank().heading(sum(injector, practice));
        return list.toString();
    }

    static State worst(List<Finding> injector, List<Finding> practice) {
        return count(injector, practice, State.BAD) > 0
                ? State.BAD
                : count(injector, practice, State.POOR) > 0 ? State.POOR : State.GOOD;
    }

    private static String sum(List<Finding> injector, List<Finding> practice) {
        long bad = count(injector, practice, State.BAD);
        long poor = count(injector, practice, State.POOR);
        return switch (worst(injector, practice)) {
            case BAD -> bad + (bad == 1 ? " thing" : " things") + " to fix first: see the arrows";
            case POOR ->
                "Fit to send load; " + poor + (poor == 1 ? " thing" : " things")
                        + " would improve runs: see the arrows";
            case GOOD, UNKNOWN -> "Fit to send load";
        };
    }

    private static long count(List<Finding> injector, List<Finding> practice, State state) {
        return Stream.concat(injector.stream(), practice.stream())
                .filter(finding -> finding.state() == state)
                .count();
    }

    private static void add(MarkedList list, Finding finding) {
        Tone tone = switch (finding.state()) {
            case GOOD -> Tone.GOOD;
            case POOR -> Tone.UNSURE;
            case BAD -> Tone.BAD;
            case UNKNOWN -> Tone.QUIET;
        };
        String word = switch (finding.state()) {
            case GOOD -> "good";
            case POOR -> "poor";
            case BAD -> "bad";
            case UNKNOWN -> "unknown";
        };
        list.item(tone, word, finding.what(), finding.seen(), finding.remedy());
    }
}
