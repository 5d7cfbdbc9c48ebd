package dev.onsale.report;

import dev.onsale.figures.Figures;
import dev.onsale.record.BudgetCheck;
import dev.onsale.record.Cell;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import dev.onsale.record.RunSummary.StepPhase;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.ValidityCheck;
import dev.onsale.report.TextTable.Column;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A judged run for the terminal: the verdict first, then what to do, then the figures behind it. */
public final class TextReport {
    private final RunSummary summary;
    private final TextLines lines;

    private TextReport(RunSummary summary, Style style) {
        this.summary = summary;
        this.lines = new TextLines(style);
    }

    /** As {@link #render(Run, List, Style, String)}, without saying where the page lies. */
    public static String render(Run run, List<Run> baselines, Style style) {
        return render(run, baselines, style, null);
    }

    /**
     * @param baselines the runs that were compared with; only named here, their figures stand in the cells
     * @param reportAt where the page of this run lies, or {@code null} when none was written
     * @return lines of at most the style's width, each ended by a line feed; the same in every locale
     */
    public static String render(Run run, List<Run> baselines, Style style, @Nullable String reportAt) {
        TextReport report = new TextReport(run.summary(), style);
        report.verdictAndAdvice();
        WhyText.lines(report.lines, Why.of(run.summary()));
        Verdict verdict = run.summary().verdict();
        if (verdict != null) {
            report.validity(verdict);
            report.budgets(verdict);
            report.cells(verdict);
            CreepWords.of(run.summary()).ifPresent(report::creep);
        }
        RequestText.cited(report.lines, run);
        report.steps();
        RequestText.dueTimes(report.lines, run.summary());
        ServerText.append(report.lines, run.summary(), baselines);
        report.journeys();
        report.foot(verdict, baselines, reportAt);
        return report.lines.toString();
    }

    private void verdictAndAdvice() {
        Headline headline = Headline.of(summary);
        lines.verdict(headline.word(), headline.tone(), headline.decisive());
        lines.verdict("", headline.tone(), FinishedWords.of(summary));
        headline.further().forEach(reason -> lines.verdict("", headline.tone(), "also: " + reason));
        lines.blank();
        lines.labelled("What it means", headline.means());
        List<String> advice = Advice.on(summary);
        for (int i = 0; i < advice.size(); i++) {
            lines.labelled(i == 0 ? "What to do" : "", advice.get(i));
        }
        lines.labelled("Compared", Facts.comparedWith(summary.verdict()));
        summary.conditions()
                .faults()
                .forEach((fault, strength) ->
                        lines.labelled("Fault", fault + " at strength " + Figures.decimal(strength, 3) + ", as asked"));
        if (summary.measured().aborted() != null) {
            RunSummary.Abort abort = summary.measured().aborted();
            lines.labelled("Stopped", "at " + Figures.instant(abort.atMs()) + ": " + abort.detail());
        }
    }

    private void validity(Verdict verdict) {
        List<ValidityCheck> broken = ValidityWords.all(verdict).stream()
                .filter(check -> !check.met())
                .toList();
        if (broken.isEmpty()) {
            return;
        }
        lines.blank().heading(Standing.invalidHeading(verdict));
        broken.forEach(check -> lines.labelled(
                "",
                check.name() + ": " + check.observed() + " (limit " + check.limit() + "). "
                        + RemedyWords.makingValid(check).orElse("")));
    }

    private void budgets(Verdict verdict) {
        if (verdict.budgets().isEmpty()) {
            return;
        }
        lines.blank().heading("Budgets: " + Standing.met(verdict));
        TextTable table =
                new TextTable(Column.left(""), Column.left("limit"), Column.right("seen"), Column.right("allowed"));
        List<BudgetCheck> shown = Defaults.apart(verdict.budgets());
        shown.stream()
                .sorted(Comparator.comparing(BudgetCheck::met))
                .forEach(check -> table.add(
                        Standing.tone(verdict, check),
                        0,
                        Standing.isBroken(verdict, check)
                                ? Standing.budget(verdict, check).toUpperCase(Locale.ROOT)
                                : Standing.budget(verdict, check),
                        check.name(),
                        BudgetWords.figure(check, check.observed()),
                        BudgetWords.allowed(check)));
        if (!shown.isEmpty()) {
            lines.table(table);
        }
        Defaults.met(verdict.budgets()).ifPresent(met -> lines.labelled("By default", met));
        Standing.notMet(verdict).stream()
                .filter(check -> !BudgetWords.witness(check).isEmpty())
                .forEach(check -> lines.labelled("", check.name() + ": " + BudgetWords.witness(check)));
    }

    private void cells(Verdict verdict) {
        Map<Boolean, List<Cell>> byGated = Standing.cells(verdict).stream()
                .sorted(Comparator.comparingInt(CellWords::urgency))
                .collect(Collectors.partitioningBy(Cell::gated));
        List<Cell> cells = byGated.getOrDefault(true, List.of());
        if (cells.isEmpty()) {
            return;
        }
        lines.blank().heading("Against the baseline");
        TextTable table = new TextTable(
                Column.left("step"),
                Column.left("metric"),
                Column.right("baseline"),
                Column.right("now"),
                Column.left("change (90 % interval)"),
                Column.right("detectable"),
                Column.left("state"));
        for (Cell cell : cells) {
            table.add(
                    CellWords.tone(cell.state()),
                    6,
                    cell.step(),
                    cell.metric(),
                    CellWords.baseline(cell),
                    CellWords.now(cell),
                    CellWords.changeAndInterval(cell),
                    CellWords.smallestDetectable(cell),
                    CellWords.state(cell));
        }
        lines.table(table);
        lines.labelled("", "detectable: the smallest growth that this comparison shows 8 times in 10.");
        CellNotes.ofFreshRuns(cells).ifPresent(note -> lines.labelled("", note));
        Shortlist.of(CellNotes.of(cells)).forEach(note -> lines.labelled("", note));
        if (verdict.ofAValidRun()) {
            notGated(byGated.getOrDefault(false, List.of()));
        } else {
            lines.labelled("Not gated", "every other cell, because the run itself was invalid");
        }
    }

    /** A percentile says what it lacks; the rest is many and says little here, and the page shows it all. */
    private void notGated(List<Cell> cells) {
        List<String> percentiles = cells.stream()
                .filter(CellWords::isPercentile)
                .map(cell -> cell.name() + ": " + CellReasonWords.of(cell))
                .toList();
        Shortlist.of(percentiles).forEach(note -> lines.labelled("Not gated", note));
        List<String> others = cells.stream()
                .filter(cell -> !CellWords.isPercentile(cell))
                .map(Cell::name)
                .toList();
        if (!others.isEmpty()) {
            lines.labelled("Only shown", "in the page: " + String.join(", ", others));
        }
    }

    private void creep(CreepWords creep) {
        lines.blank().heading(creep.title());
        TextTable table = new TextTable(
                Column.left("step"),
                Column.left("metric"),
                Column.right("then"),
                Column.right("now"),
                Column.left("change (90 % interval)"));
        creep.cells()
                .forEach(cell -> table.add(
                        Tone.QUIET,
                        -1,
                        cell.step(),
                        cell.metric(),
                        CellWords.value(cell, cell.baseline()),
                        CellWords.value(cell, cell.candidate()),
                        CellWords.changeAndInterval(cell)));
        lines.table(table);
        lines.labelled("", creep.caption());
    }

    private void steps() {
        List<StepPhase> steps = Facts.wholeRun(summary);
        if (steps.isEmpty()) {
            return;
        }
        lines.blank().heading("Responses of this run");
        TextTable table = new TextTable(
                Column.left("step"),
                Column.right("ok"),
                Column.right("failed"),
                Column.right("p50"),
                Column.right("p95"),
                Column.right("p99"),
                Column.right("max"),
                Column.left("errors"));
        for (StepPhase step : steps) {
            table.add(
                    Tone.BAD,
                    step.ko() > 0 ? 2 : -1,
                    step.step(),
                    Figures.count(step.ok()),
                    Figures.count(step.ko()),
                    Facts.quantile(step, 50),
                    Facts.quantile(step, 95),
                    Facts.quantile(step, 99),
                    Facts.quantile(step, 100),
                    Facts.errors(step.errors()));
        }
        lines.table(table);
        String cutOff = Facts.cutOff(summary);
        if (!cutOff.isEmpty()) {
            lines.labelled("Cut off", "by the end of the run, neither ok nor failed: " + cutOff);
        }
        NameText.templates(lines, summary);
        NameText.groups(lines, summary);
    }

    private void journeys() {
        List<String> open = Facts.leftOpen(summary);
        if (!open.isEmpty()) {
            lines.blank().heading("Not known");
            open.forEach(sentence -> lines.labelled("", sentence));
        }
        if (summary.measured().journeys().isEmpty()) {
            return;
        }
        lines.blank().heading("Journeys");
        summary.measured()
                .journeys()
                .forEach((kind, outcomes) -> lines.labelled(
                        TextTable.cut(TextLines.visible(kind), 14),
                        Figures.count(Facts.sum(outcomes)) + ": " + String.join(", ", Facts.outcomes(outcomes))));
    }

    private void foot(@Nullable Verdict verdict, List<Run> baselines, @Nullable String reportAt) {
        lines.blank();
        lines.labelled("Injector", Facts.injector(summary.measured().injector()));
        ProcessorWords.of(summary).ifPresent(sentence -> lines.labelled("Processor", sentence));
        FleetFacts.injectors(summary).forEach(sentence -> lines.labelled("", sentence));
        lines.labelled("Visitors", Facts.started(summary));
        if (!baselines.isEmpty()) {
            lines.labelled(
                    "Baseline",
                    String.join(", ", baselines.stream().map(Run::id).toList()));
        }
        if (verdict != null) {
            verdict.comparison()
                    .leftOut()
                    .forEach(left -> lines.labelled("Left out", left.run() + ": " + LeftOutWords.of(left)));
        }
        if (!Facts.loaded(summary).isEmpty()) {
            lines.labelled("Loaded", Facts.loaded(summary));
        }
        if (!summary.labelled().isEmpty()) {
            lines.labelled("Labels", LabelWords.of(summary));
        }
        lines.labelled("Run", summary.id() + " against " + Facts.target(summary));
        if (reportAt != null) {
            lines.labelled("Report", reportAt);
        }
    }
}
