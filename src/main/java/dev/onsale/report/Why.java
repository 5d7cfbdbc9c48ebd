package dev.onsale.report;

import dev.onsale.diagnose.Explanation;
import dev.onsale.figures.Figures;
import dev.onsale.record.Diagnosis;
import dev.onsale.record.RunSummary;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.Judgement;
import dev.onsale.report.clue.ExplanationWords;
import dev.onsale.report.clue.MissingEvidenceWords;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What explains a verdict, as every report shows it.
 *
 * @param shown the likeliest explanations
 * @param others those that fit less, by name
 * @param unexplained one sentence if something is wrong and nothing explains it; empty otherwise
 * @param unseen what could not be known and how to switch it on, where something is wrong
 */
public record Why(List<Said> shown, List<String> others, String unexplained, List<String> unseen) {

    /** More than two are a list to be worked off, not an answer. */
    static final int SHOWN = 2;

    /**
     * One explanation.
     *
     * @param name {@code slow-query}
     * @param sentence what is wrong, with names and figures
     * @param confidence {@code confidence high, score 0.92}
     * @param meaning what the name means in general, one sentence; empty for a name of another version
     * @param victims who suffers without being the cause, one sentence; empty if nobody does
     * @param refutedBy one sentence
     */
    public record Said(
            String name,
            String sentence,
            String confidence,
            String meaning,
            List<String> evidence,
            String victims,
            String refutedBy,
            @Nullable String sql) {}

    static Why of(RunSummary summary) {
        return of(summary, SHOWN);
    }

    /** @param most so many are shown, the others are named only */
    static Why of(RunSummary summary, int most) {
        List<Diagnosis> found = summary.attached().diagnoses();
        Verdict verdict = summary.verdict();
        if (found == null || verdict == null) {
            return new Why(List.of(), List.of(), "", List.of());
        }
        List<Diagnosis> diagnoses = DiagnosisWords.all(verdict, found);
        boolean wrong = verdict.judgement() == Judgement.FAIL;
        return new Why(
                diagnoses.stream().limit(most).map(Why::said).toList(),
                diagnoses.stream().skip(most).map(Diagnosis::explanation).toList(),
                wrong && diagnoses.isEmpty() ? "No explanation fits what was seen." : "",
                wrong ? MissingEvidenceWords.of(summary) : List.of());
    }

    /** Whether there is anything to show. */
    public boolean isEmpty() {
        return shown.isEmpty() && unexplained.isEmpty();
    }

    private static Said said(Diagnosis diagnosis) {
        return new Said(
                diagnosis.explanation(),
                diagnosis.says(),
                "confidence " + diagnosis.confidence().name().toLowerCase(Locale.ROOT) + ", score "
                        + Figures.decimal(diagnosis.score(), 2),
                Explanation.labelled(diagnosis.explanation())
                        .map(ExplanationWords::meaning)
                        .orElse(""),
                diagnosis.evidence(),
                diagnosis.victims().isEmpty()
                        ? ""
                        : String.join(", ", diagnosis.victims())
                                + (diagnosis.victims().size() == 1 ? " suffers" : " suffer")
                                + " from it without being its cause.",
                diagnosis.refutedBy() + ".",
                diagnosis.sql());
    }
}
