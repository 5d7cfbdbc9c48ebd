package dev.onsale.cli;

import dev.onsale.doctor.Finding;
import dev.onsale.doctor.Finding.State;
import dev.onsale.report.document.Block;
import dev.onsale.report.document.Block.Labelled;
import dev.onsale.report.document.Block.Section;
import dev.onsale.report.document.Document;
import dev.onsale.report.document.Style;
import dev.onsale.report.document.Text;
import dev.onsale.report.document.TextPrinter;
import dev.onsale.report.document.Tone;
import java.util.List;
import java.util.stream.Stream;

/** Prints the findings of {@code onsale doctor}. */
final class DoctorText {
    private DoctorText() {}

    static String render(List<Finding> injector, List<Finding> practice, Style style) {
        return TextPrinter.print(
                Document.of(
                        section("This machine as an injector", injector),
                        section("The practice box office", practice),
                        Section.of("sum", "", Labelled.of("All in all", sum(injector, practice)))),
                style);
    }

    private static Section section(String heading, List<Finding> findings) {
        return new Section(
                "findings",
                heading,
                false,
                findings.stream().map(DoctorText::labelled).toList());
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

    private static Block labelled(Finding finding) {
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
        Text seen = Text.of(finding.what() + ": " + finding.seen());
        return new Labelled(
                word,
                tone,
                finding.remedy().isEmpty() ? List.of(seen) : List.of(seen, Text.of("→ " + finding.remedy())));
    }
}
