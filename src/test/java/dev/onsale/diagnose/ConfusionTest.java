package dev.onsale.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.record.Diagnosis;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Which explanation comes first for which mechanism, over many seeds and strengths: the matrix is the message. */
class ConfusionTest {
    private static final int EACH = 3;
    private static final double FIRST_SHARE = 0.9;

    private static final List<View> VIEWS = List.of(
            new View("with Server-Timing and a database", file -> file),
            new View("with Server-Timing alone", CaseFiles::withoutDatabase));

    private record View(String name, UnaryOperator<CaseFile> of) {}

    private record Drawn(Explanation wrong, long seed, double strength, CaseFile file) {}

    @Test
    void everyMechanismIsNamedFirstAlmostAlwaysAndAmongTheFirstTwoAlways() {
        List<Drawn> drawn = drawn();
        VIEWS.forEach(view -> check(view, drawn));
    }

    private static List<Drawn> drawn() {
        SplittableRandom random = new SplittableRandom(20261125);
        List<Drawn> drawn = new ArrayList<>();
        for (Explanation wrong : Explanation.values()) {
            for (int i = 0; i < EACH; i++) {
                long seed = random.nextInt(1_000_000);
                double strength = Mechanisms.STRENGTH_MIN
                        + (Mechanisms.STRENGTH_MAX - Mechanisms.STRENGTH_MIN) * random.nextDouble();
                drawn.add(new Drawn(wrong, seed, strength, CaseFiles.with(seed, strength, CaseFiles.NAMES, wrong)));
            }
        }
        return drawn;
    }

    private static void check(View view, List<Drawn> drawn) {
        Map<Explanation, Map<String, Integer>> matrix = new EnumMap<>(Explanation.class);
        int first = 0;
        StringBuilder missed = new StringBuilder();
        for (Drawn one : drawn) {
            String wrong = one.wrong().label();
            List<Diagnosis> found = Diagnose.of(view.of().apply(one.file()));
            String named = found.isEmpty() ? "none" : found.get(0).explanation();
            matrix.computeIfAbsent(one.wrong(), row -> new TreeMap<>()).merge(named, 1, Integer::sum);
            first += named.equals(wrong) ? 1 : 0;
            if (found.stream().limit(2).noneMatch(each -> each.explanation().equals(wrong))) {
                List<String> all = found.stream()
                        .map(each -> each.explanation() + " " + each.score())
                        .toList();
                missed.append(String.format(
                        Locale.ROOT, "%n%s, seed %d, strength %.2f: %s", wrong, one.seed(), one.strength(), all));
            }
        }
        String message =
                view.name() + ", each " + EACH + " times:" + written(matrix) + "\nnot among the first two:" + missed;
        assertThat(missed).as(message).isEmpty();
        assertThat(first).as(message).isGreaterThanOrEqualTo((int) (FIRST_SHARE * drawn.size()));
    }

    private static String written(Map<Explanation, Map<String, Integer>> matrix) {
        StringBuilder text = new StringBuilder();
        matrix.forEach((wrong, named) -> text.append(String.format(Locale.ROOT, "%n%-26s", wrong.label()))
                .append(named));
        return text.toString();
    }
}
