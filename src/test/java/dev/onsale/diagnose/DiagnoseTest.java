package dev.onsale.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.record.Diagnosis;
import dev.onsale.record.Diagnosis.Confidence;
import dev.onsale.record.Verdict.Judgement;
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

/** On case files whose mechanism is known, of random strength within {@link Mechanisms}' range. */
class DiagnoseTest {

    /** What cannot be told from another explanation without Server-Timing, and what it is then taken for. */
    private static final Map<Explanation, Set<Explanation>> ALSO_WITHOUT_TIMING = Map.of(
            Explanation.QUERIES_PER_ITEM, EnumSet.of(Explanation.SLOW_QUERY),
            Explanation.CACHE_LOST, EnumSet.allOf(Explanation.class));

    @Property(tries = 15)
    void aCleanRunHasNoExplanationEvenIfTheVerdictIsAFalseAlarm(@ForAll @IntRange(max = 100_000) int seed) {
        CaseFile clean = CaseFiles.clean(seed, CaseFiles.NAMES);

        assertThat(Diagnose.of(clean)).isEmpty();
        assertThat(Diagnose.of(CaseFiles.withoutDatabase(clean))).isEmpty();
        assertThat(Diagnose.of(CaseFiles.stripped(clean))).isEmpty();
    }

    @Property(tries = 30)
    void namesMeanNothing(
            @ForAll Explanation wrong,
            @ForAll @IntRange(max = 100_000) int seed,
            @ForAll @DoubleRange(min = Mechanisms.STRENGTH_MIN, max = Mechanisms.STRENGTH_MAX) double strength) {
        List<String> renamed = new ArrayList<>(List.of("pay", "a b", "x9", "Hold!", "0", "queue", "zz", "m", "browse"));
        Collections.shuffle(renamed, new Random(seed));

        List<Diagnosis> named = Diagnose.of(CaseFiles.with(seed, strength, CaseFiles.NAMES, wrong));
        List<Diagnosis> other = Diagnose.of(CaseFiles.with(seed, strength, renamed, wrong));

        assertThat(other.stream().map(Diagnosis::explanation).toList())
                .isEqualTo(named.stream().map(Diagnosis::explanation).toList());
        assertThat(other.stream().map(Diagnosis::score).toList())
                .isEqualTo(named.stream().map(Diagnosis::score).toList());
        Map<String, String> names = new HashMap<>();
        for (int i = 0; i < renamed.size(); i++) {
            names.put(CaseFiles.NAMES.get(i), renamed.get(i));
        }
        assertThat(other.stream().map(each -> Set.copyOf(each.victims())).toList())
                .isEqualTo(named.stream()
                        .map(each -> Set.copyOf(
                                each.victims().stream().map(names::get).toList()))
                        .toList());
    }

    @Property(tries = 30)
    void withoutServerTimingLessIsKnownAndSaid(
            @ForAll Explanation wrong,
            @ForAll @IntRange(max = 100_000) int seed,
            @ForAll @DoubleRange(min = Mechanisms.STRENGTH_MIN, max = Mechanisms.STRENGTH_MAX) double strength) {
        CaseFile file = CaseFiles.with(seed, strength, CaseFiles.NAMES, wrong);
        List<Diagnosis> full = Diagnose.of(file);
        List<Diagnosis> less = Diagnose.of(CaseFiles.stripped(file));

        Set<Explanation> right = EnumSet.of(wrong);
        right.addAll(ALSO_WITHOUT_TIMING.getOrDefault(wrong, Set.of()));
        assertThat(less.stream()
                        .limit(2)
                        .map(each -> Explanation.labelled(each.explanation()).orElseThrow()))
                .as("%s at %.2f with seed %d: %s", wrong, strength, seed, less)
                .matches(found -> wrong == Explanation.CACHE_LOST || !found.isEmpty())
                .anyMatch(found -> right.contains(found));
        for (Diagnosis each : less) {
            Confidence before = full.stream()
                    .filter(same -> same.explanation().equals(each.explanation()))
                    .map(Diagnosis::confidence)
                    .findFirst()
                    .orElse(Confidence.HIGH);
            boolean ownFigures =
                    Set.of("injector-fault", "admission-over-limit").contains(each.explanation());
            assertThat(ownFigures || each.confidence().compareTo(before) < 0)
                    .as("%s: %s after %s", each.explanation(), each.confidence(), before)
                    .isTrue();
            assertThat(ownFigures
                            || each.confidence() == Confidence.MEDIUM
                            || each.evidence().stream().anyMatch(sentence -> sentence.startsWith("Not known: ")))
                    .as("%s says what it cannot know: %s", each.explanation(), each.evidence())
                    .isTrue();
        }
        assertThat(Unseen.of(CaseFiles.stripped(file).candidate().summary()))
                .anyMatch(sentence -> sentence.contains("Server-Timing"))
                .anyMatch(sentence -> sentence.contains("--evidence-db"));
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

    @Property(tries = 8)
    void aRunThatIsNotCalledWrongIsNotExplained(@ForAll Explanation wrong, @ForAll @IntRange(max = 100_000) int seed) {
        for (Judgement judgement : List.of(Judgement.PASS, Judgement.INCONCLUSIVE)) {
            CaseFile file = CaseFiles.of(new CleanRuns(seed, CaseFiles.NAMES), 1, List.of(wrong), judgement);
            assertThat(Diagnose.of(file).stream().map(Diagnosis::explanation).toList())
                    .isEqualTo(wrong == Explanation.WAITING_ROOM_BYPASSED ? List.of(wrong.label()) : List.of());
        }
    }
}
