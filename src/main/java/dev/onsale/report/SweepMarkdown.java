package dev.onsale.report;

import dev.onsale.figures.Figures;
import dev.onsale.record.Growth;
import dev.onsale.record.SweepSummary;
import dev.onsale.record.SweepSummary.SweptRun;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A judged sweep as GitHub's Markdown, for a job's summary or a comment. */
public final class SweepMarkdown {
    private final StringBuilder text = new StringBuilder();

    private SweepMarkdown() {}

    /** @return lines ended by a line feed; the same in every locale */
    public static String render(SweepSummary sweep) {
        SweepMarkdown markdown = new SweepMarkdown();
        markdown.verdict(sweep);
        markdown.growth(sweep);
        markdown.runs(sweep);
        return markdown.text.toString();
    }

    private void verdict(SweepSummary sweep) {
        Tone tone = GrowthWords.tone(sweep.found().judgement());
        line("## " + MarkdownReport.sign(tone) + " " + sweep.found().judgement().name() + ": sweep of "
                + escaped(sweep.conditions().plan()));
        line("");
        List<String> reasons = SweepWords.reasons(sweep);
        for (int i = 0; i < reasons.size(); i++) {
            line(i == 0 ? "**" + escaped(reasons.get(0)) + "**" : "- " + escaped(reasons.get(i)));
            if (i == 0) {
                line("");
            }
        }
        if (reasons.size() > 1) {
            line("");
        }
        line(escaped(GrowthWords.means(sweep)));
        line("");
        Stream.concat(
                        GrowthWords.advice(sweep).stream(),
                        GrowthWords.notKnown(sweep).stream().map(gap -> "Not known: " + gap))
                .forEach(advice -> line("- " + escaped(advice)));
        line("");
        sweep.conditions().faults().forEach((fault, strength) -> {
            line("**Fault asked for:** " + escaped(fault) + " at strength " + Figures.decimal(strength, 3));
            line("");
        });
    }

    private void growth(SweepSummary sweep) {
        if (sweep.found().growth().isEmpty()) {
            return;
        }
        line("### " + escaped("By ticket types: " + GrowthWords.sizes(sweep)));
        line("");
        List<Integer> sizes = GrowthWords.shown(sweep);
        List<String> titles = new ArrayList<>(List.of("step", "metric"));
        List<String> alignment = new ArrayList<>(List.of(":--", ":--"));
        sizes.forEach(size -> {
            titles.add(Figures.count(size));
            alignment.add("--:");
        });
        titles.addAll(List.of("growth", "each further type (90 % interval)", "state", ""));
        alignment.addAll(List.of("--:", "--:", ":--", ":--"));
        row(titles);
        row(alignment);
        for (Growth one : SweepText.ordered(sweep)) {
            List<String> cells = new ArrayList<>(List.of(escaped(one.step()), escaped(one.metric())));
            sizes.forEach(size -> cells.add(GrowthWords.mean(one, size)));
            boolean grows = one.state() == Growth.State.GROWS;
            cells.add(GrowthWords.factor(one));
            cells.add(GrowthWords.slope(one));
            cells.add(grows ? "**grows**" : GrowthWords.state(one));
            cells.add(escaped(SweepWords.reason(one)));
            row(cells);
        }
        line("");
    }

    private void runs(SweepSummary sweep) {
        line("### Runs");
        line("");
        row(List.of("ticket types", "verdict", "run"));
        row(List.of("--:", ":--", ":--"));
        for (SweptRun run : sweep.runs()) {
            row(List.of(Figures.count(run.ticketTypes()), GrowthWords.word(run.judgement()), "`" + run.run() + "`"));
        }
    }

    private static String escaped(String given) {
        return MarkdownReport.escaped(given);
    }

    private void row(List<String> columns) {
        line(columns.stream().collect(Collectors.joining(" | ", "| ", " |")));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
