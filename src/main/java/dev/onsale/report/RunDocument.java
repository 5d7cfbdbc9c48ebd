package dev.onsale.report;

import dev.onsale.figures.Figures;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import dev.onsale.record.Spectrum;
import dev.onsale.record.Timeline;
import dev.onsale.report.document.Block;
import dev.onsale.report.document.Block.Labelled;
import dev.onsale.report.document.Block.Title;
import dev.onsale.report.document.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What every report says of a judged run: the verdict first, then what to do, then the figures behind it. Each section
 * says what it has to say; this is their order.
 */
final class RunDocument {
    private RunDocument() {}

    /**
     * @param baselines the runs that were compared with; may be empty
     * @param pageAt where the page of this run lies, or {@code null} where nobody needs to be told
     */
    static Document of(Run run, List<Run> baselines, @Nullable String pageAt) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(title(run.summary()));
        blocks.addAll(sections(run, baselines, pageAt, List.of()));
        return new Document(blocks);
    }

    /** What stands below the title, with charts. */
    static Document page(Run run, List<Run> baselines, Timeline timeline, List<Spectrum> spectra) {
        return new Document(sections(
                run,
                baselines,
                null,
                List.of(TimelineSection.of(timeline), TimelineSection.percentiles(spectra, baselines.size()))));
    }

    private static List<Block> sections(Run run, List<Run> baselines, @Nullable String pageAt, List<Block> charts) {
        RunSummary summary = run.summary();
        boolean invalid = HealthSection.isInvalid(summary);
        List<Block> blocks = new ArrayList<>();
        blocks.add(WhySection.of(summary));
        if (invalid) {
            blocks.add(HealthSection.of(summary));
        }
        blocks.addAll(List.of(
                BudgetSection.of(summary),
                CellSection.of(summary),
                CellSection.creep(summary),
                RequestSection.cited(run)));
        blocks.addAll(charts);
        blocks.addAll(List.of(
                StepSection.of(summary),
                StepSection.groups(summary),
                RequestSection.dueTimes(summary),
                ServerSection.of(summary, baselines),
                JourneySection.unknown(summary),
                JourneySection.of(summary)));
        if (!invalid) {
            blocks.add(HealthSection.of(summary));
        }
        blocks.add(PlanSection.of(summary));
        blocks.add(RunSection.of(summary, baselines, pageAt));
        return blocks;
    }

    static Title title(RunSummary summary) {
        Headline headline = Headline.of(summary);
        return new Title(
                headline.word(),
                headline.tone(),
                summary.plan().name(),
                headline.decisive(),
                FinishedWords.of(summary),
                headline.further(),
                List.of(
                        Labelled.of("What it means", headline.means()),
                        Labelled.of("What to do", Advice.on(summary)),
                        Labelled.of("Compared", Facts.comparedWith(summary.verdict())),
                        faults(summary.conditions().faults()),
                        Labelled.of("Stopped", stopped(summary.measured().aborted()))));
    }

    /** What was switched on in the practice box office. */
    static Labelled faults(Map<String, Double> faults) {
        return Labelled.of(
                "Fault",
                faults.entrySet().stream()
                        .map(fault ->
                                fault.getKey() + " at strength " + Figures.decimal(fault.getValue(), 3) + ", as asked")
                        .toList());
    }

    private static String stopped(RunSummary.@Nullable Abort abort) {
        return abort == null ? "" : "at " + Figures.instant(abort.atMs()) + ": " + StopWords.of(abort.reason());
    }
}
