package dev.onsale.report;

import dev.onsale.figures.Figures;
import dev.onsale.plan.Outcome;
import dev.onsale.record.Cell;
import dev.onsale.record.PlainLoad;
import dev.onsale.record.RunSummary;
import dev.onsale.record.RunSummary.StepPhase;
import dev.onsale.record.Timeline;
import dev.onsale.record.Totals;
import dev.onsale.record.Verdict;
import dev.onsale.report.document.Block;
import dev.onsale.report.document.Block.Facts.Fact;
import dev.onsale.report.document.Block.Facts.Rank;
import java.util.ArrayList;
import java.util.List;

/**
 * The few figures that everybody asks for first: a block of the document like any other. Only the page has them, above its
 * index; elsewhere the sections say the same.
 */
final class Tiles {
    private Tiles() {}

    static Block.Facts of(RunSummary summary, Timeline timeline) {
        List<Fact> tiles = new ArrayList<>();
        Totals totals = summary.measured().totals();
        tiles.add(new Fact(
                "Visitors started",
                Figures.count(totals.visitors().started()),
                startsKnown(summary)
                        ? "of " + Figures.count(totals.visitors().planned()) + " planned"
                        : "nobody knew how many"));
        long journeys = summary.measured().journeys().values().stream()
                .mapToLong(Facts::sum)
                .sum();
        if (journeys > 0) {
            long bought = summary.measured().journeys().values().stream()
                    .mapToLong(outcomes -> outcomes.getOrDefault(Outcome.BOUGHT, 0L))
                    .sum();
            tiles.add(new Fact(
                    "Bought",
                    Figures.count(bought),
                    Figures.share(Facts.share(bought, journeys)) + " of all journeys"));
        }
        List<StepPhase> steps = Facts.wholeRun(summary);
        long failed = steps.stream().mapToLong(StepPhase::ko).sum();
        long responses = failed + steps.stream().mapToLong(StepPhase::ok).sum();
        tiles.add(new Fact(
                "Failed responses",
                Figures.share(Facts.share(failed, responses)),
                Figures.count(failed) + " of " + Figures.count(responses)));
        timeline.buckets().stream()
                .max((a, b) -> Double.compare(a.okPerSecond() + a.koPerSecond(), b.okPerSecond() + b.koPerSecond()))
                .ifPresent(peak -> tiles.add(new Fact(
                        "Busiest moment",
                        Figures.perSecond(peak.okPerSecond() + peak.koPerSecond()),
                        "responses, from " + Figures.instant(peak.startMs()) + " on")));
        Verdict verdict = summary.verdict();
        long gated = Standing.cells(verdict).stream().filter(Cell::gated).count();
        if (gated > 0) {
            long regressed = Standing.cells(verdict).stream()
                    .filter(cell -> cell.state() == Cell.State.REGRESSED)
                    .count();
            tiles.add(new Fact("Regressed", Figures.count(regressed), "of " + Figures.count(gated) + " gated cells"));
        }
        return new Block.Facts(Rank.KEY, tiles);
    }

    private static boolean startsKnown(RunSummary summary) {
        PlainLoad plain = summary.plain();
        return plain == null || plain.startsUnknown() == null;
    }
}
