package dev.onsale.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.record.Diagnosis;
import dev.onsale.record.Diagnosis.Confidence;
import dev.onsale.record.Verdict.Judgement;
import dev.onsale.report.Wording;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/**
 * On case files whose mechanism is known, of random strength within {@link Mechanisms}' range. Every try goes through all
 * explanations: drawn at random, each would be seen once or twice, and one that is wrong every third time would pass.
 */
class DiagnoseTest {

    /**
     * What cannot be told from another explanation without Server-Timing, and what it is then taken for: a step that asks
     * more often, or asks the database for what its cache would have known, is slower by as much, for as long and for as
     * many as one whose query became slow.
     */
    private static final Map<Explanation, Set<Explanation>> ALSO_WITHOUT_TIMING = Map.of(
            Explanation.QUERIES_PER_ITEM, EnumSet.of(Explanation.SLOW_QUERY),
            Explanation.CACHE_LOST, EnumSet.of(Explanation.SLOW_QUERY));

    @Property(tries = 15)
    void aCleanRunHasNoExplanationEvenIfTheVerdictIsAFalseAlarm(@ForAll @IntRange(max = 100_000) int seed) {
        CaseFile clean = CaseFiles.clean(seed, CaseFiles.NAMES);

        assertThat(Diagnose.of(clean)).isEmpty();
        assertThat(Diagnose.of(CaseFiles.withoutDatabase(clean))).isEmpty();
        assertThat(Diagnose.of(CaseFiles.stripped(clean))).isEmpty();
    }

    @Property(tries = 5)
    void neitherHasACleanRunWhoseNodesAreStartedAnew(@ForAll @IntRange(max = 100_000) int seed) {
        CaseFile clean = CaseFiles.cleanRestart(seed, CaseFiles.NAMES);

        assertThat(Diagnose.of(clean)).isEmpty();
        assertThat(Diagnose.of(CaseFiles.withoutDatabase(clean))).isEmpty();
        assertThat(Diagnose.of(CaseFiles.stripped(clean))).isEmpty();
    }

    @Property(tries = 2)
    void everySentenceHasFigures(@ForAll @IntRange(max = 100_000) int seed) {
        CleanRuns clean = new CleanRuns(seed, CaseFiles.NAMES);
        for (Explanation wrong : Explanation.values()) {
            CaseFile file = CaseFiles.with(clean, 1, wrong);
            CaseFile alone =
                    new CaseFile(file.candidate(), List.of(), file.evidence(), file.journeys(), file.verdict());
            for (CaseFile seen : List.of(file, CaseFiles.withoutDatabase(file), CaseFiles.stripped(file), alone)) {
                assertThat(Wording.explained(seen.verdict(), Diagnose.of(seen)).toString())
                        .doesNotContain("NaN", "Infinity", "\u221e", "\u2013 %");
            }
        }
    }

    @Property(tries = 2)
    void namesMeanNothing(
            @ForAll @IntRange(max = 100_000) int seed,
            @ForAll @DoubleRange(min = Mechanisms.STRENGTH_MIN, max = Mechanisms.STRENGTH_MAX) double strength) {
        List<String> renamed = new ArrayList<>(List.of("pay", "a b", "x9", "Hold!", "0", "queue", "zz", "m", "browse"));
        Collections.shuffle(renamed, new Random(seed));
        Map<String, String> names = new HashMap<>();
        for (int i = 0; i < renamed.size(); i++) {
            names.put(CaseFiles.NAMES.get(i), renamed.get(i));
        }
        CleanRuns cleanNamed = new CleanRuns(seed, CaseFiles.NAMES);
        CleanRuns cleanOther = new CleanRuns(seed, renamed);
        for (Explanation wrong : Explanation.values()) {
            List<Diagnosis> named = Diagnose.of(CaseFiles.with(cleanNamed, strength, wrong));
            List<Diagnosis> other = Diagnose.of(CaseFiles.with(cleanOther, strength, wrong));

            assertThat(other.stream().map(Diagnosis::explanation).toList())
                    .isEqualTo(named.stream().map(Diagnosis::explanation).toList());
            assertThat(other.stream().map(Diagnosis::score).toList())
                    .isEqualTo(named.stream().map(Diagnosis::score).toList());
            assertThat(other.stream().map(each -> Set.copyOf(each.victims())).toList())
                    .isEqualTo(named.stream()
                            .map(each -> Set.copyOf(
                                    each.victims().stream().map(names::get).toList()))
                            .toList());
        }
    }

    @Property(tries = 15)
    void withoutServerTimingLessIsKnownAndSaid(
            @ForAll @IntRange(max = 100_000) int seed,
            @ForAll @DoubleRange(min = Mechanisms.STRENGTH_MIN, max = Mechanisms.STRENGTH_MAX) double strength) {
        CleanRuns clean = new CleanRuns(seed, CaseFiles.NAMES);
        for (Explanation wrong : Explanation.values()) {
            CaseFile file = CaseFiles.with(clean, strength, wrong);
            CaseFile stripped = CaseFiles.stripped(file);
            List<Diagnosis> less = Diagnose.of(stripped);

            Set<Explanation> right = EnumSet.of(wrong);
            right.addAll(ALSO_WITHOUT_TIMING.getOrDefault(wrong, Set.of()));
            assertThat(less.stream()
                            .limit(2)
                            .map(each ->
                                    Explanation.labelled(each.explanation()).orElseThrow()))
                    .as("%s at %.2f with seed %d: %s", wrong, strength, seed, less)
                    .anyMatch(found -> right.contains(found));
            lessIsKnownAndSaid(less, Diagnose.of(file));
            assertThat(MissingEvidence.of(stripped.candidate().summary()))
                    .containsExactly(MissingEvidence.SERVER_TIMING, MissingEvidence.DATABASE);
        }
    }

    private static void lessIsKnownAndSaid(List<Diagnosis> less, List<Diagnosis> full) {
        for (Diagnosis each : less) {
            Confidence before = full.stream()
                    .filter(same -> same.explanation().equals(each.explanation()))
                    .map(Diagnosis::confidence)
                    .findFirst()
                    .orElse(Confidence.HIGH);
            boolean ownFigures = Set.of("injector-fault", "admission-over-limit", "target-stopped")
                    .contains(each.explanation());
            assertThat(ownFigures || each.confidence().compareTo(before) < 0)
                    .as("%s: %s after %s", each.explanation(), each.confidence(), before)
                    .isTrue();
            assertThat(ownFigures || each.confidence() == Confidence.MEDIUM || FoundClues.sayWhatIsNotKnown(each))
                    .as("%s says what it cannot know: %s", each.explanation(), each.clues())
                    .isTrue();
        }
    }

    @Property(tries = 10)
    void twoFaultsAtOnceAreBothNamed(
            @ForAll @IntRange(max = 100_000) int seed,
            @ForAll @DoubleRange(min = Mechanisms.STRENGTH_MIN, max = Mechanisms.STRENGTH_MAX) double strength) {
        CaseFile file =
                CaseFiles.with(seed, strength, CaseFiles.NAMES, Explanation.HOT_ROW, Explanation.WAITING_ROOM_BYPASSED);

        for (CaseFile seen : List.of(file, CaseFiles.withoutDatabase(file))) {
            assertThat(Diagnose.of(seen).stream().limit(2).map(Diagnosis::explanation))
                    .as("seed %d, strength %.2f: %s", seed, strength, Diagnose.of(seen))
                    .containsExactlyInAnyOrder("hot-row", "waiting-room-bypassed");
        }
    }

    @Property(tries = 1)
    void aRunThatIsNotCalledWrongIsNotExplained(@ForAll @IntRange(max = 100_000) int seed) {
        CleanRuns clean = new CleanRuns(seed, CaseFiles.NAMES);
        for (Explanation wrong : Explanation.values()) {
            for (Judgement judgement : List.of(Judgement.PASS, Judgement.INCONCLUSIVE)) {
                CaseFile file = CaseFiles.of(clean, 1, List.of(wrong), judgement);
                assertThat(Diagnose.of(file).stream()
                                .map(Diagnosis::explanation)
                                .toList())
                        .isEqualTo(wrong == Explanation.WAITING_ROOM_BYPASSED ? List.of(wrong.label()) : List.of());
            }
        }
    }
}
