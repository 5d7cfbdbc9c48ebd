package dev.onsale.report;

import dev.onsale.record.BudgetCheck;
import dev.onsale.record.Cell;
import dev.onsale.record.RunSummary;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.Judgement;
import dev.onsale.record.Verdict.ValidityCheck;
import dev.onsale.report.document.Block.Labelled;
import dev.onsale.report.document.Block.Section;
import dev.onsale.report.document.Document;
import dev.onsale.report.document.Style;
import dev.onsale.report.document.TextPrinter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What {@link JunitReport} writes.
 *
 * @param timestamp when the load began, UTC, without a zone, as the format has it
 * @param seconds how long the load took
 * @param account lines for people: the verdict, what to do, which run it was
 * @param properties which build was tested, and whatever else is said of the run
 */
record JunitSuite(
        String plan,
        String timestamp,
        double seconds,
        List<JunitCase> cases,
        List<String> account,
        Map<String, String> properties) {
    private static final Style UNBROKEN = new Style(false, 10_000);
    private static final String INVALID = "the run was invalid, so this says nothing of the target";

    static JunitSuite of(RunSummary summary) {
        String plan = inOnePiece(summary.plan().name());
        List<JunitCase> cases = new ArrayList<>();
        double seconds = (summary.measured().times().loadEndMs()
                        - summary.measured().times().loadStartMs())
                / 1000.0;
        cases.add(verdict(plan, summary).taking(seconds).measuring(MeasuredFigures.of(summary)));
        Verdict verdict = summary.verdict();
        if (verdict != null) {
            boolean invalid = verdict.judgement() == Judgement.INVALID || !verdict.ofAValidRun();
            ValidityWords.all(verdict)
                    .forEach(check -> cases.add(validity(plan, check).measuring(MeasuredFigures.of(check))));
            verdict.budgets()
                    .forEach(check -> cases.add(budget(plan, check, invalid).measuring(MeasuredFigures.of(check))));
            // What is not gated says nothing of the build, and would only hide what is open.
            verdict.cells().stream()
                    .filter(Cell::gated)
                    .forEach(cell -> cases.add(cell(
                                    plan,
                                    cell,
                                    verdict.comparison(),
                                    invalid
                                            && !Verdict.isProvenByPairs(
                                                    cell, verdict.comparison().confirmation()))
                            .measuring(MeasuredFigures.of(cell))));
        }
        return new JunitSuite(
                summary.plan().name(),
                DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
                        Instant.ofEpochMilli(summary.measured().times().loadStartMs())
                                .truncatedTo(ChronoUnit.SECONDS)
                                .atOffset(ZoneOffset.UTC)),
                seconds,
                cases,
                account(summary),
                summary.labelled());
    }

    long count(JunitCase.Result result) {
        return cases.stream().filter(one -> one.result() == result).count();
    }

    /** The one case that is there whatever was judged: red as the exit code is. */
    private static JunitCase verdict(String plan, RunSummary summary) {
        Headline headline = Headline.of(summary);
        String className = plan + ".run";
        Verdict verdict = summary.verdict();
        if (verdict == null) {
            return JunitCase.error(className, "verdict", "not judged", headline.decisive(), List.of(headline.means()));
        }
        List<String> detail = new ArrayList<>(headline.further());
        detail.addAll(Advice.on(summary));
        return switch (verdict.judgement()) {
            case PASS -> JunitCase.passed(className, "verdict");
            case FAIL -> JunitCase.failure(className, "verdict", "fail", headline.decisive(), detail);
            case INVALID -> JunitCase.error(className, "verdict", "invalid", headline.decisive(), detail);
            case INCONCLUSIVE -> JunitCase.skipped(className, "verdict", "inconclusive: " + headline.decisive());
        };
    }

    private static JunitCase validity(String plan, ValidityCheck check) {
        String className = plan + ".validity";
        return check.met()
                ? JunitCase.passed(className, check.name())
                : JunitCase.error(
                        className,
                        check.name(),
                        "invalid",
                        check.observed() + ", limit " + check.limit(),
                        List.of(check.hint()));
    }

    private static JunitCase budget(String plan, BudgetCheck check, boolean invalid) {
        String className = plan + ".budgets";
        if (invalid) {
            return JunitCase.error(className, check.name(), "invalid", INVALID, List.of());
        }
        String notProven = BudgetReasonWords.doubt(check);
        if (notProven != null) {
            return JunitCase.skipped(
                    className,
                    check.name(),
                    "inconclusive: not proven: " + BudgetWords.figure(check, check.observed()) + ", allowed "
                            + BudgetWords.allowed(check) + "; " + notProven);
        }
        return check.met()
                ? JunitCase.passed(className, check.name())
                : JunitCase.failure(
                        className,
                        check.name(),
                        BudgetWords.kind(check),
                        BudgetWords.figure(check, check.observed()) + ", allowed " + BudgetWords.allowed(check),
                        List.of(BudgetReasonWords.of(check)));
    }

    private static JunitCase cell(String plan, Cell cell, Verdict.Comparison comparison, boolean invalid) {
        String className = plan + "." + inOnePiece(cell.step());
        if (invalid) {
            return JunitCase.error(className, cell.name(), "invalid", INVALID, List.of());
        }
        return switch (cell.state()) {
            case STEADY, IMPROVED -> JunitCase.passed(className, cell.name());
            case REGRESSED ->
                JunitCase.failure(
                        className,
                        cell.name(),
                        "regressed",
                        CellWords.sentence(cell, comparison),
                        List.of("smallest growth that this comparison shows 8 times in 10: "
                                + CellWords.smallestDetectable(cell)));
            case INCONCLUSIVE ->
                JunitCase.skipped(className, cell.name(), "inconclusive: " + CellWords.sentence(cell, comparison));
            case NOT_GATED -> throw new IllegalArgumentException(cell.name() + " is not gated, so it is no case");
        };
    }

    /** What the terminal shows first, unbroken: servers wrap it themselves. */
    private static List<String> account(RunSummary summary) {
        Document document = Document.of(
                RunDocument.title(summary),
                WhySection.of(summary),
                Section.of(
                        "run",
                        "",
                        Labelled.of(
                                "Processor", ProcessorWords.of(summary).stream().toList()),
                        Labelled.of("Run", RunSection.run(summary)),
                        Labelled.of("Loaded", Facts.loaded(summary))));
        return TextPrinter.print(document, UNBROKEN).lines().toList();
    }

    /** A dot would be read as the end of a package's name. */
    static String inOnePiece(String name) {
        return name.replace('.', '_');
    }
}
