package dev.onsale.report;

import dev.onsale.figures.Figures;
import dev.onsale.record.BudgetCheck;
import dev.onsale.record.Cell;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.ValidityCheck;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A judged run as GitHub's Markdown, for a job's summary, a comment or a chat: the verdict first, then what decided it;
 * what is as it should be is folded away.
 */
public final class MarkdownReport {
    private static final String ALIGNED_RIGHT = "--:";
    private static final String ALIGNED_LEFT = ":--";

    private final RunSummary summary;
    private final StringBuilder text = new StringBuilder();

    private MarkdownReport(RunSummary summary) {
        this.summary = summary;
    }

    /**
     * @param pageAt where the page of this run lies: a path seen from where the text will be read
     * @return lines ended by a line feed; the same in every locale
     */
    public static String render(Run run, String pageAt) {
        return render(run, List.of(), pageAt);
    }

    /** @param baselines the runs that were compared with, for what the servers told then; may be empty */
    public static String render(Run run, List<Run> baselines, String pageAt) {
        MarkdownReport report = new MarkdownReport(run.summary());
        report.verdict();
        report.why();
        Verdict verdict = run.summary().verdict();
        if (verdict != null) {
            report.validity(verdict);
            report.budgets(verdict);
            report.cells(verdict);
            CreepWords.of(run.summary()).ifPresent(report::creep);
        }
        report.text.append(RequestMarkdown.of(run));
        report.text.append(ServerMarkdown.of(run.summary(), baselines));
        report.foot(pageAt);
        return report.text.toString();
    }

    private void verdict() {
        Headline headline = Headline.of(summary);
        line("## " + sign(headline.tone()) + " " + headline.word() + ": "
                + escaped(summary.plan().name()));
        line("");
        line("**" + escaped(headline.decisive()) + "**");
        line("");
        line(escaped(FinishedWords.of(summary)));
        line("");
        if (!headline.further().isEmpty()) {
            headline.further().forEach(reason -> line("- " + escaped(reason)));
            line("");
        }
        line(escaped(headline.means()));
        line("");
        labelled("What to do", Advice.on(summary));
        labelled("Compared", List.of(Facts.comparedWith(summary.verdict())));
        labelled("Injectors", FleetFacts.injectors(summary));
        labelled("Processor", ProcessorWords.of(summary).stream().toList());
        labelled(
                "Fault asked for",
                summary.conditions().faults().entrySet().stream()
                        .map(fault -> fault.getKey() + " at strength " + Figures.decimal(fault.getValue(), 3))
                        .toList());
        labelled("Not known", Facts.leftOpen(summary));
        labelled("Labels", summary.labelled().isEmpty() ? List.of() : List.of(LabelWords.of(summary)));
    }

    private void why() {
        Why why = Why.of(summary);
        if (why.isEmpty()) {
            return;
        }
        heading("Why, probably");
        if (!why.unexplained().isEmpty()) {
            line(escaped(why.unexplained()));
            line("");
            labelled("Not known", why.unseen());
        }
        for (Why.Said said : why.shown()) {
            line("**" + escaped(said.name()) + "** (" + said.confidence() + "): " + escaped(said.sentence()));
            line("");
            said.evidence().forEach(sentence -> line("- " + escaped(sentence)));
            line("");
            if (said.sql() != null) {
                line("Statement: `" + inCode(said.sql()) + "`");
                line("");
            }
            if (!said.victims().isEmpty()) {
                line(escaped(said.victims()));
                line("");
            }
            line("<sub>Refuted if: " + escaped(said.refutedBy()) + "</sub>");
            line("");
        }
        labelled("Less likely", why.others().isEmpty() ? List.of() : List.of(String.join(", ", why.others())));
    }

    private void validity(Verdict verdict) {
        List<ValidityCheck> broken = ValidityWords.all(verdict).stream()
                .filter(check -> !check.met())
                .toList();
        if (broken.isEmpty()) {
            return;
        }
        heading(Standing.invalidHeading(verdict));
        row("condition", "seen", "limit", "how to fix it");
        row(ALIGNED_LEFT, ALIGNED_LEFT, ALIGNED_LEFT, ALIGNED_LEFT);
        broken.forEach(check ->
                row(escaped(check.name()), escaped(check.observed()), escaped(check.limit()), escaped(check.hint())));
        line("");
    }

    private void budgets(Verdict verdict) {
        if (verdict.budgets().isEmpty()) {
            return;
        }
        heading("Budgets: " + Standing.met(verdict));
        List<BudgetCheck> broken = Standing.broken(verdict);
        if (!broken.isEmpty()) {
            budgetTable(verdict, broken);
        }
        List<BudgetCheck> others = verdict.budgets().stream()
                .filter(check -> !broken.contains(check))
                .toList();
        if (!others.isEmpty()) {
            folded(verdict.ofAValidRun() ? Standing.MET : Standing.NOT_JUDGED, () -> budgetTable(verdict, others));
        }
    }

    private void budgetTable(Verdict verdict, List<BudgetCheck> checks) {
        row("limit", "", "seen", "allowed", "worst");
        row(ALIGNED_LEFT, ALIGNED_LEFT, ALIGNED_RIGHT, ALIGNED_RIGHT, ALIGNED_LEFT);
        checks.forEach(check -> row(
                escaped(check.name()),
                Standing.isBroken(verdict, check)
                        ? "**" + Standing.budget(verdict, check) + "**"
                        : Standing.budget(verdict, check),
                BudgetWords.figure(check, check.observed()),
                BudgetWords.allowed(check),
                escaped(BudgetWords.witness(check))));
        line("");
    }

    private void cells(Verdict verdict) {
        List<Cell> gated = Standing.cells(verdict).stream()
                .filter(Cell::gated)
                .sorted(Comparator.comparingInt(CellWords::urgency))
                .toList();
        if (gated.isEmpty()) {
            return;
        }
        heading("Against the baseline");
        List<Cell> matter =
                gated.stream().filter(cell -> cell.state() != Cell.State.STEADY).toList();
        if (!matter.isEmpty()) {
            cellTable(matter);
        }
        List<Cell> steady =
                gated.stream().filter(cell -> cell.state() == Cell.State.STEADY).toList();
        if (!steady.isEmpty()) {
            folded(
                    steady.size() + (steady.size() == 1 ? " cell" : " cells") + " within noise",
                    () -> cellTable(steady));
        }
        List<String> notes = Shortlist.of(CellNotes.of(gated));
        if (!notes.isEmpty()) {
            notes.forEach(note -> line("- " + escaped(note)));
            line("");
        }
        CellNotes.ofFreshRuns(gated).ifPresent(note -> line("<sub>" + escaped(note) + "</sub>"));
        line("<sub>Detectable: the smallest growth that this comparison shows 8 times in 10.</sub>");
        line("");
    }

    private void creep(CreepWords creep) {
        heading(creep.title());
        row("step", "metric", "then", "now", "change", "90 % interval");
        row(ALIGNED_LEFT, ALIGNED_LEFT, ALIGNED_RIGHT, ALIGNED_RIGHT, ALIGNED_RIGHT, ALIGNED_RIGHT);
        creep.cells()
                .forEach(cell -> row(
                        escaped(cell.step()),
                        escaped(cell.metric()),
                        CellWords.value(cell, cell.baseline()),
                        CellWords.value(cell, cell.candidate()),
                        CellWords.change(cell),
                        CellWords.interval(cell)));
        line("");
        line("<sub>" + escaped(creep.caption()) + "</sub>");
        line("");
    }

    private void cellTable(List<Cell> cells) {
        row("step", "metric", "baseline", "now", "change", "90 % interval", "detectable", "state");
        row(
                ALIGNED_LEFT,
                ALIGNED_LEFT,
                ALIGNED_RIGHT,
                ALIGNED_RIGHT,
                ALIGNED_RIGHT,
                ALIGNED_RIGHT,
                ALIGNED_RIGHT,
                ALIGNED_LEFT);
        for (Cell cell : cells) {
            String state = CellWords.state(cell);
            row(
                    escaped(cell.step()),
                    escaped(cell.metric()),
                    CellWords.baseline(cell),
                    CellWords.now(cell),
                    CellWords.change(cell),
                    CellWords.interval(cell),
                    CellWords.smallestDetectable(cell),
                    cell.state() == Cell.State.REGRESSED ? "**" + state + "**" : state);
        }
        line("");
    }

    private void foot(String pageAt) {
        line("Run `" + inCode(summary.id()) + "` against `" + inCode(Facts.target(summary)) + "` · "
                + (Facts.loaded(summary).isEmpty() ? "" : "loaded " + escaped(Facts.loaded(summary)) + " · ")
                + Facts.started(summary) + " · page: `" + inCode(pageAt) + "`");
    }

    private void heading(String heading) {
        line("### " + heading);
        line("");
    }

    private void labelled(String label, List<String> sentences) {
        if (sentences.size() == 1) {
            line("**" + label + ":** " + escaped(sentences.get(0)));
            line("");
        } else if (!sentences.isEmpty()) {
            line("**" + label + ":**");
            line("");
            sentences.forEach(sentence -> line("- " + escaped(sentence)));
            line("");
        }
    }

    /** GitHub reads Markdown inside HTML after an empty line only. */
    private void folded(String title, Runnable content) {
        line("<details><summary>" + escaped(title) + "</summary>");
        line("");
        content.run();
        line("</details>");
        line("");
    }

    private void row(String... columns) {
        line(Stream.of(columns).collect(Collectors.joining(" | ", "| ", " |")));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    static String sign(Tone tone) {
        return switch (tone) {
            case GOOD -> "✅";
            case BAD -> "❌";
            case UNSURE, STRONG, QUIET -> "⚠️";
        };
    }

    /** Names come from outside: no text of theirs may end a table's column, open an element or make a link. */
    static String escaped(String text) {
        return TextLines.visible(text)
                .replaceAll("[\\\\`*_{}\\[\\]#|~@$]", "\\\\$0")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }

    private static String inCode(String text) {
        return TextLines.visible(text).replace('`', '\'');
    }
}
