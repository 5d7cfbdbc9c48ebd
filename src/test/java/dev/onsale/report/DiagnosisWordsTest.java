package dev.onsale.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.record.Diagnosis;
import dev.onsale.record.Diagnosis.Confidence;
import dev.onsale.record.RunSummary;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.ValidityCheck;
import dev.onsale.record.clue.Clue;
import dev.onsale.record.clue.ClueKind;
import dev.onsale.record.clue.Figure;
import dev.onsale.record.clue.InjectorFaultClue;
import dev.onsale.record.clue.LaterClue;
import dev.onsale.record.clue.SlowQueryClue;
import dev.onsale.record.clue.Source;
import dev.onsale.record.files.RunDirectory;
import dev.onsale.record.files.RunReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What explains a run is shown by its figures; what a version stored in words alone, or knew better, by its words. */
class DiagnosisWordsTest {
    private static final String OLD_WORDS = "A query behind browse became slow, said the version of that day.";
    private static final String WORDS =
            "A query behind browse became slow: the database takes 38 ms for a response, 1.4 ms before.";
    private static final String REFUTED =
            "The database's time for a query of this step, or the statement's mean time," + " is as before";

    @TempDir
    Path folder;

    @Test
    void theRunOfAnOlderVersionIsShownByItsWords() {
        Diagnosis old = new Diagnosis(
                "slow-query",
                0.8,
                Confidence.HIGH,
                OLD_WORDS,
                List.of("mean 2.5 ms before, 12.5 ms now [run.json]"),
                List.of(),
                "The statement as fast as before",
                null,
                null,
                null);

        Diagnosis said = shown(old);
        assertThat(said.says()).isEqualTo(OLD_WORDS);
        assertThat(said.evidence()).containsExactly("mean 2.5 ms before, 12.5 ms now [run.json]");
        assertThat(said.refutedBy()).isEqualTo("The statement as fast as before");
    }

    @Test
    void whatIsKeptInFiguresIsShownInTheWordsOfToday() {
        Diagnosis said = shown(slow(SlowQueryClue.BECAME_SLOW).worded(OLD_WORDS, List.of(OLD_WORDS), OLD_WORDS));

        assertThat(said.says()).isEqualTo(WORDS);
        assertThat(said.evidence())
                .containsExactly("the other steps' time for a query grew by a factor of 1.1 in the middle"
                        + " [evidence.ndjson.gz; \"evidence\" in run.json of the baseline runs]");
        assertThat(said.refutedBy()).isEqualTo(REFUTED);
    }

    @Test
    void whatALaterVersionKnowsIsShownInItsWords() {
        Diagnosis said = shown(
                slow(new LaterClue("slow-query.gremlins")).worded(OLD_WORDS, List.of("gremlins"), "None is seen"));

        assertThat(said.says()).isEqualTo(OLD_WORDS);
        assertThat(said.evidence()).containsExactly("gremlins");
        assertThat(said.refutedBy()).isEqualTo("None is seen");
    }

    @Test
    void whoReadsTheFileReadsWordsToo() {
        Diagnosis stored = Wording.explained(
                        Objects.requireNonNull(Verdicts.overBudget().summary().verdict()),
                        List.of(slow(SlowQueryClue.BECAME_SLOW)))
                .get(0);

        assertThat(stored.says()).isEqualTo(WORDS);
        assertThat(stored.evidence()).hasSize(1);
        assertThat(stored.refutedBy()).isEqualTo(REFUTED);
    }

    @Test
    void aConditionOfTheInjectorIsCitedAsTheVerdictWordsIt() {
        Verdict verdict = Objects.requireNonNull(Verdicts.invalid().summary().verdict());
        ValidityCheck broken = ValidityWords.all(verdict).stream()
                .filter(check -> !check.met())
                .findFirst()
                .orElseThrow();
        Diagnosis worded = Wording.explained(
                        verdict,
                        List.of(Diagnosis.of(
                                "injector-fault",
                                1,
                                Confidence.HIGH,
                                Clue.of(InjectorFaultClue.NOT_TO_PLAN, broken.name()),
                                List.of(
                                        Clue.of(InjectorFaultClue.CONDITION, broken.name())
                                                .from(Source.VALIDITY),
                                        Clue.of(InjectorFaultClue.REMEDY, broken.name()),
                                        Clue.of(InjectorFaultClue.REMEDY, "of nothing")),
                                List.of(),
                                null)))
                .get(0);

        assertThat(worded.says())
                .isEqualTo("The injector did not keep to the plan: " + broken.name() + " " + broken.observed() + ".");
        assertThat(worded.evidence())
                .containsExactly(
                        broken.name() + ": " + broken.observed() + ", limit " + broken.limit()
                                + " [\"validity\" and \"injector\" in run.json]",
                        "To mend it: " + broken.hint() + ".");
    }

    private static Diagnosis slow(ClueKind what) {
        return Diagnosis.of(
                "slow-query",
                0.8,
                Confidence.HIGH,
                Clue.of(what, "browse").with(Figure.DATABASE_MS, 38).with(Figure.DATABASE_MS_BEFORE, 1.4),
                List.of(Clue.of(SlowQueryClue.OTHER_STEPS)
                        .with(Figure.FACTOR_OF_OTHERS, 1.1)
                        .from(Source.EVIDENCE_AGAINST_BASELINE)),
                List.of(),
                null);
    }

    /** As it is read back from where it was stored. */
    private Diagnosis shown(Diagnosis diagnosis) {
        RunSummary summary = Verdicts.overBudget().summary().diagnosed(List.of(diagnosis));
        RunDirectory.at(folder).writeSummary(summary);
        RunSummary read = RunReader.readSummary(folder);
        return DiagnosisWords.all(
                        Objects.requireNonNull(read.verdict()),
                        Objects.requireNonNull(read.attached().diagnoses()))
                .get(0);
    }
}
