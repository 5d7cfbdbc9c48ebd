package dev.onsale.diagnose;

import dev.onsale.record.Diagnosis;
import dev.onsale.record.Diagnosis.Confidence;
import dev.onsale.record.clue.Clue;
import dev.onsale.record.clue.ClueKind;
import dev.onsale.record.clue.Source;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An explanation that fits, before it is ranked among the others.
 *
 * @param score 0 to 1
 * @param what is wrong, in short
 * @param clues the evidence for it
 * @param steps the steps that cause it; empty if none does
 */
record Finding(
        Explanation explanation,
        double score,
        Confidence confidence,
        Clue what,
        List<Clue> clues,
        List<String> steps,
        List<String> victims,
        @Nullable String sql) {

    Finding {
        clues = List.copyOf(clues);
        steps = List.copyOf(steps);
        victims = List.copyOf(victims);
    }

    static Finding of(Explanation explanation, double score, Confidence confidence, Clue what) {
        return new Finding(explanation, score, confidence, what, List.of(), List.of(), List.of(), null);
    }

    /** Adds a clue, and the file that holds its figures. */
    Finding citing(Clue clue, Source source) {
        return noting(clue.from(source));
    }

    /** A copy whose figures of one file were worked out from another, because the first is missing. */
    Finding citedFrom(Source missing, Source instead) {
        return with(clues.stream()
                .map(clue -> clue.source() == missing ? clue.from(instead) : clue)
                .toList());
    }

    /** Adds a clue without figures. */
    Finding noting(ClueKind kind) {
        return noting(Clue.of(kind));
    }

    /** Adds a clue without a source of its own. */
    Finding noting(Clue clue) {
        return adding(List.of(clue));
    }

    /** Adds the evidence for another finding of the same explanation. */
    Finding adding(List<Clue> more) {
        List<Clue> all = new ArrayList<>(clues);
        all.addAll(more);
        return with(all);
    }

    private Finding with(List<Clue> newClues) {
        return new Finding(explanation, score, confidence, what, newClues, steps, victims, sql);
    }

    Finding about(Collection<String> guilty) {
        return new Finding(explanation, score, confidence, what, clues, List.copyOf(guilty), victims, sql);
    }

    Finding withVictims(Collection<String> are) {
        return new Finding(explanation, score, confidence, what, clues, steps, List.copyOf(are), sql);
    }

    Finding blaming(@Nullable String statement) {
        return new Finding(explanation, score, confidence, what, clues, steps, victims, statement);
    }

    Finding scored(double newScore) {
        return new Finding(explanation, newScore, confidence, what, clues, steps, victims, sql);
    }

    Diagnosis diagnosis() {
        return Diagnosis.of(
                explanation.label(), Math.round(score * 100) / 100.0, confidence, what, clues, victims, sql);
    }
}
