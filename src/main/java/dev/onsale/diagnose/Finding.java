package dev.onsale.diagnose;

import dev.onsale.record.Diagnosis;
import dev.onsale.record.Diagnosis.Confidence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An explanation that fits, before it is ranked among the others.
 *
 * @param score 0 to 1
 * @param steps the steps that it is about: the guilty ones; empty where no step is
 */
record Finding(
        Explanation explanation,
        double score,
        Confidence confidence,
        String says,
        List<String> evidence,
        List<String> steps,
        List<String> victims,
        @Nullable String sql) {

    Finding {
        evidence = List.copyOf(evidence);
        steps = List.copyOf(steps);
        victims = List.copyOf(victims);
    }

    static Finding of(Explanation explanation, double score, Confidence confidence, String says) {
        return new Finding(explanation, score, confidence, says, List.of(), List.of(), List.of(), null);
    }

    /** One more sentence of evidence, and the file in which its figures stand. */
    Finding citing(String sentence, Source source) {
        return noting(sentence + " [" + source.label() + "]");
    }

    /** The same where the figures of one file were worked out from another, because there was none. */
    Finding citedFrom(Source missing, Source instead) {
        List<String> cited = evidence.stream()
                .map(sentence -> sentence.replace("[" + missing.label() + "]", "[" + instead.label() + "]"))
                .toList();
        return new Finding(explanation, score, confidence, says, cited, steps, victims, sql);
    }

    /** One more sentence without figures of its own. */
    Finding noting(String sentence) {
        List<String> more = new ArrayList<>(evidence);
        more.add(sentence);
        return new Finding(explanation, score, confidence, says, more, steps, victims, sql);
    }

    Finding about(Collection<String> guilty) {
        return new Finding(explanation, score, confidence, says, evidence, List.copyOf(guilty), victims, sql);
    }

    Finding withVictims(Collection<String> are) {
        return new Finding(explanation, score, confidence, says, evidence, steps, List.copyOf(are), sql);
    }

    Finding blaming(@Nullable String statement) {
        return new Finding(explanation, score, confidence, says, evidence, steps, victims, statement);
    }

    Finding scored(double newScore) {
        return new Finding(explanation, newScore, confidence, says, evidence, steps, victims, sql);
    }

    Diagnosis diagnosis() {
        return new Diagnosis(
                explanation.label(),
                Math.round(score * 100) / 100.0,
                confidence,
                says,
                evidence,
                victims,
                explanation.refutedBy(),
                sql);
    }
}
