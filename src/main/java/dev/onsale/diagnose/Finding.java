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
 * @param clues what speaks for it
 * @param steps the steps that it is about: the guilty ones; empty where no step is
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

    /** One more clue, and the file in which its figures stand. */
    Finding citing(Clue clue, Source source) {
        return noting(clue.from(source));
    }

    /** The same where the figures of one file were worked out from another, because there was none. */
    Finding citedFrom(Source missing, Source instead) {
        return with(clues.stream()
                .map(clue -> clue.source() == missing ? clue.from(instead) : clue)
                .toList());
    }

    /** One more clue that has no figures. */
    Finding noting(ClueKind kind) {
        return noting(Clue.of(kind));
    }

    /** One more clue without a source of its own. */
    Finding noting(Clue clue) {
        return adding(List.of(clue));
    }

    /** What speaks for another finding of the same speaks for this one too. */
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
