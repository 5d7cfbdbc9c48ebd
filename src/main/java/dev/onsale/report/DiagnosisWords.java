package dev.onsale.report;

import dev.onsale.diagnose.Explanation;
import dev.onsale.record.Diagnosis;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.ValidityCheck;
import dev.onsale.record.clue.Clue;
import dev.onsale.record.clue.LaterClue;
import dev.onsale.report.clue.ClueWords;
import dev.onsale.report.clue.ExplanationWords;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What explains a verdict, in words. */
final class DiagnosisWords {
    private DiagnosisWords() {}

    /** All of them in words; those of which a version kept words alone, or knew more than this one, in its own. */
    static List<Diagnosis> all(Verdict verdict, List<Diagnosis> diagnoses) {
        List<ValidityCheck> conditions = ValidityWords.all(verdict);
        return diagnoses.stream().map(diagnosis -> of(diagnosis, conditions)).toList();
    }

    private static Diagnosis of(Diagnosis diagnosis, List<ValidityCheck> conditions) {
        Clue what = diagnosis.what();
        List<Clue> clues = diagnosis.clues();
        Optional<Explanation> explanation = Explanation.labelled(diagnosis.explanation());
        if (what == null
                || clues == null
                || explanation.isEmpty()
                || Stream.concat(Stream.of(what), clues.stream()).anyMatch(clue -> clue.kind() instanceof LaterClue)) {
            return diagnosis;
        }
        return diagnosis.worded(
                ClueWords.of(what, conditions),
                clues.stream()
                        .map(clue -> ClueWords.of(clue, conditions))
                        .filter(sentence -> !sentence.isEmpty())
                        .toList(),
                ExplanationWords.refutedBy(explanation.get()));
    }
}
