package dev.onsale.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.record.Diagnosis;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Which explanation comes first for which mechanism, over many seeds and strengths: the matrix is the message. */
class ConfusionTest {
    private static final int EACH = 4;

    @Test
    void everyMechanismIsNamedFirstAlmostAlwaysAndAmongTheFirstTwoAlways() {
        check("with Server-Timing and a database", file -> file);
    }

    @Test
    void theSameWithServerTimingAlone() {
        check("with Server-Timing", CaseFiles::withoutDatabase);
    }

    private static void check(String how, UnaryOperator<CaseFile> seen) {
        Map<Explanation, Map<String, Integer>> matrix = new EnumMap<>(Explanation.class);
        int first = 0;
        StringBuilder missed = new StringBuilder();
        SplittableRandom random = new SplittableRandom(20261125);
        for (Explanation wrong : Explanation.values()) {
            for (int i = 0; i < EACH; i++) {
                long seed = random.nextInt(1_000_000);
                double strength = Mechanisms.STRENGTH_MIN
                        + (Mechanisms.STRENGTH_MAX - Mechanisms.STRENGTH_MIN) * random.nextDouble();
                List<Diagnosis> found = Diagnose.of(seen.apply(CaseFiles.with(seed, strength, CaseFiles.NAMES, wrong)));
                String named = found.isEmpty() ? "none" : found.get(0).explanation();
                matrix.computeIfAbsent(wrong, row -> new java.util.TreeMap<>()).merge(named, 1, Integer::sum);
                first += named.equals(wrong.label()) ? 1 : 0;
                if (found.stream().limit(2).noneMatch(each -> each.explanation().equals(wrong.label()))) {
                    missed.append(String.format(
                            Locale.ROOT,
                            "%n%s, seed %d, strength %.2f: %s",
                            wrong.label(),
                            seed,
                            strength,
                            found.stream()
                                    .map(each -> each.explanation() + " " + each.score())
                                    .toList()));
                }
            }
        }
        String message = how + ", each " + EACH + " times:" + written(matrix) + "\nnot among the first two:" + missed;
        if (Boolean.getBoolean("onsale.confusion")) {
            System.out.println(message);
        }
        assertThat(missed).as(message).isEmpty();
        assertThat(first).as(message).isGreaterThanOrEqualTo((int) (0.9 * EACH * Explanation.values().length));
    }

    private static String written(Map<Explanation, Map<String, Integer>> matrix) {
        StringBuilder text = new StringBuilder();
        matrix.forEach((wrong, named) -> text.append(String.format(Locale.ROOT, "%n%-26s", wrong.label()))
                .append(named));
        return text.toString();
    }
}
