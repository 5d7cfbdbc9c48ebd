package dev.onsale.report;

import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import dev.onsale.record.Verdict;
import dev.onsale.report.document.Block.Labelled;
import dev.onsale.report.document.Block.Section;
import dev.onsale.report.document.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which run it is, what it was compared with, and where it lies. */
final class RunSection {
    private RunSection() {}

    static Section of(RunSummary summary, List<Run> baselines, @Nullable String pageAt) {
        Verdict verdict = summary.verdict();
        return Section.of(
                "run",
                "This run",
                Labelled.of("Run", run(summary)),
                Labelled.of("Labels", LabelWords.of(summary)),
                Labelled.of(
                        "Baseline",
                        String.join(", ", baselines.stream().map(Run::id).toList())),
                Labelled.of(
                        "Left out",
                        verdict == null
                                ? List.of()
                                : verdict.comparison().leftOut().stream()
                                        .map(left -> left.run() + ": " + LeftOutWords.of(left))
                                        .toList()),
                pageAt == null ? Labelled.of("Report", "") : Labelled.of("Report", Text.code(pageAt)));
    }

    /** Its id, and what it was sent to. */
    static Text run(RunSummary summary) {
        return Text.code(summary.id()).and(" against ").and(Text.code(Facts.target(summary)));
    }
}
