package dev.onsale.plan.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.onsale.plan.BadInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every mistake a plan may hold, with the exact words a user reads, in plan-mistakes.txt: a title, the YAML (with
 * {@code …} for a valid beginning), and the message and hint expected.
 */
class PlanMistakesTest {
    private static final Path GOLDEN = Path.of("src/test/resources/dev/onsale/plan/plan-mistakes.txt");
    private static final String BEGINNING = """
            plan: small
            scenario: Small.java
            target: practice
            """;
    private static final String ARRIVALS = "arrivals: [{ phase: one, rate: 10/s, for: 4s }]\n";

    private final Locale localeBefore = Locale.getDefault();

    @TempDir
    private Path folder;

    private record Mistake(String title, String yaml, String expected) {}

    @AfterEach
    void giveTheLocaleBack() {
        Locale.setDefault(localeBefore);
    }

    @TestFactory
    Stream<DynamicTest> isToldWithWhatWhereAndHow() throws IOException {
        return mistakes().stream()
                .flatMap(mistake -> Stream.of("en-US", "de-DE")
                        .map(locale -> DynamicTest.dynamicTest(mistake.title() + " (" + locale + ")", () -> {
                            Locale.setDefault(Locale.forLanguageTag(locale));
                            assertThat(told(mistake.yaml())).isEqualTo(mistake.expected());
                        })));
    }

    @Test
    void noSuchFile() {
        BadInputException told = catchThrowableOfType(
                BadInputException.class, () -> PlanLoader.load(Path.of("nowhere/arena.yaml"), Map.of()));

        assertThat(told).hasMessage("no such plan: nowhere/arena.yaml");
        assertThat(told.hint()).isEqualTo("name a YAML file, such as scenarios/arena.yaml");
    }

    @Test
    void aFolder() {
        assertThat(catchThrowableOfType(BadInputException.class, () -> PlanLoader.load(folder, Map.of())))
                .hasMessage(folder + ": not a plan: it is a folder");
    }

    @Test
    void notText() throws IOException {
        Path file = Files.write(folder.resolve("plan.yaml"), "plan: Grüße".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(catchThrowableOfType(BadInputException.class, () -> PlanLoader.load(file, Map.of())))
                .hasMessage(file + ": not UTF-8 text");
    }

    @Test
    void aControlCharacter() {
        assertThat(told("plan: a\u0000b\n")).startsWith("plan.yaml:").contains("not YAML");
    }

    @Test
    void aListWithoutAnEndInItself() {
        assertThat(told("plan: " + "[".repeat(900))).contains("nested more than 20 levels deep");
    }

    @Test
    void aSetIsNamedInsteadOfALine() {
        assertThat(toldOfSet("gate.minShfit", "3ms")).isEqualTo("""
                        --set gate.minShfit: unknown key 'minShfit' in gate
                        hint: did you mean 'minShift'? allowed here: minEffect, minShift, mustDetect, baselineRuns, confirmPairs, percentiles, only, builds
                        """);
        assertThat(toldOfSet("pace", "fast")).isEqualTo("""
                        --set pace: pace is 'fast', expected a number above 0 and below 10000
                        hint: write it without a unit, such as 20
                        """);
        assertThat(toldOfSet("pace", "")).startsWith("--set pace: pace is nothing, expected a number above 0");
        assertThat(toldOfSet("pace.of", "1")).startsWith("--set pace.of: no such key: 'of' in '3' (plan.yaml:5:7)");
        assertThat(toldOfSet("gate..minShift", "3ms")).startsWith("--set gate..minShift: no key");
        assertThat(toldOfSet("gate.percentiles", "[50, 95")).startsWith("--set gate.percentiles: not YAML: ");
    }

    private String told(String yaml) {
        return told(yaml, Map.of());
    }

    private String toldOfSet(String key, String value) {
        return told(BEGINNING + ARRIVALS + "pace: 3\n", Map.of(key, value));
    }

    private String told(String yaml, Map<String, String> sets) {
        Path file = folder.resolve("plan.yaml");
        BadInputException told = catchThrowableOfType(BadInputException.class, () -> {
            Files.writeString(file, yaml);
            PlanLoader.load(file, sets, Map.of("TOKEN", "s3cret")::get);
        });
        if (told == null) {
            return "no mistake\n";
        }
        assertThat(told.getMessage() + told.hint()).doesNotContain("s3cret");
        return (told.getMessage() + "\nhint: " + told.hint() + "\n").replace(folder + "/", "");
    }

    private static List<Mistake> mistakes() throws IOException {
        List<Mistake> mistakes = new ArrayList<>();
        for (String block : Files.readString(GOLDEN).split("(?m)^### ")) {
            if (!block.isBlank()) {
                String[] parts = block.split("\n", 2);
                String[] yamlAndTold = parts[1].split("(?m)^---> *\n", 2);
                String yaml = yamlAndTold[0].replace("@BEGINNING\n", BEGINNING).replace("@ARRIVALS\n", ARRIVALS);
                mistakes.add(new Mistake(parts[0], yaml, yamlAndTold[1].stripTrailing() + "\n"));
            }
        }
        return mistakes;
    }
}
