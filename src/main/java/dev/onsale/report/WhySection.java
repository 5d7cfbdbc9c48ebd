package dev.onsale.report;

import dev.onsale.diagnose.Explanation;
import dev.onsale.figures.Figures;
import dev.onsale.record.Diagnosis;
import dev.onsale.record.RunSummary;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.Judgement;
import dev.onsale.report.clue.ExplanationWords;
import dev.onsale.report.clue.MissingEvidenceWords;
import dev.onsale.report.document.Block;
import dev.onsale.report.document.Block.Labelled;
import dev.onsale.report.document.Block.Section;
import dev.onsale.report.document.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What explains a verdict; empty where nothing is wrong. */
final class WhySection {
    /** More than two are a list to be worked off, not an answer. */
    private static final int SHOWN = 2;

    private WhySection() {}

    /** The likeliest explanations; the others are named. */
    static Section of(RunSummary summary) {
        return of(summary, SHOWN, false);
    }

    /** Every explanation, and what could not be known. */
    static Section whole(RunSummary summary) {
        return of(summary, Integer.MAX_VALUE, true);
    }

    private static Section of(RunSummary summary, int shown, boolean gaps) {
        List<Diagnosis> found = summary.attached().diagnoses();
        Verdict verdict = summary.verdict();
        List<Block> blocks = new ArrayList<>();
        if (found != null && verdict != null) {
            List<Diagnosis> diagnoses = DiagnosisWords.all(verdict, found);
            boolean wrong = verdict.judgement() == Judgement.FAIL;
            if (wrong && diagnoses.isEmpty()) {
                blocks.add(Labelled.of("", "No explanation fits what was seen."));
            }
            for (int i = 0; i < Math.min(shown, diagnoses.size()); i++) {
                blocks.addAll(blocks(i == 0 ? "First" : "Also", diagnoses.get(i)));
            }
            blocks.add(Labelled.of(
                    "Less likely",
                    String.join(
                            ", ",
                            diagnoses.stream()
                                    .skip(shown)
                                    .map(Diagnosis::explanation)
                                    .toList())));
            if (wrong && (gaps || diagnoses.isEmpty())) {
                blocks.add(Labelled.of("Not known", MissingEvidenceWords.of(summary)));
            }
        }
        return new Section("why", "Why, probably", false, blocks);
    }

    private static List<Block> blocks(String label, Diagnosis diagnosis) {
        String meaning = Explanation.labelled(diagnosis.explanation())
                .map(explanation -> " " + ExplanationWords.meaning(explanation))
                .orElse("");
        List<Block> blocks = new ArrayList<>();
        blocks.add(Labelled.of(
                label,
                Text.strong(diagnosis.explanation())
                        .and(" (confidence "
                                + diagnosis.confidence().name().toLowerCase(Locale.ROOT) + ", score "
                                + Figures.decimal(diagnosis.score(), 2) + "). " + diagnosis.says() + meaning)));
        blocks.add(new Block.Bullets(diagnosis.evidence()));
        if (diagnosis.sql() != null) {
            blocks.add(Labelled.of("Statement", Text.code(diagnosis.sql())));
        }
        if (!diagnosis.victims().isEmpty()) {
            blocks.add(Labelled.of(
                    "Victims",
                    String.join(", ", diagnosis.victims())
                            + (diagnosis.victims().size() == 1 ? " suffers" : " suffer")
                            + " from it without being its cause."));
        }
        blocks.add(Labelled.of("Refuted if", diagnosis.refutedBy() + "."));
        return blocks;
    }
}
