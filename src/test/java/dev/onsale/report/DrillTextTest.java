package dev.onsale.report;

import static dev.onsale.record.Drills.explainedBy;
import static dev.onsale.record.Drills.failed;
import static dev.onsale.record.Drills.loud;
import static dev.onsale.record.Drills.passed;
import static dev.onsale.record.Drills.quiet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.record.DrillRecord;
import dev.onsale.record.Drills;
import dev.onsale.record.Verdict.Judgement;
import dev.onsale.report.document.Style;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrillTextTest {
    private static final List<DrillRecord> DRILLS = List.of(
            explainedBy("hot-row", "pool-exhausted"),
            Drills.of(passed(), quiet(), null),
            Drills.of(failed("retry-storm"), loud(Judgement.FAIL, "cache-lost"), null),
            Drills.of(
                    Map.of("aventri-2018-stats", 1.0, "tito-2017-slow-query", 0.5),
                    failed("slow-query", "hot-row"),
                    quiet(),
                    null),
            Drills.of(null, null, "the clean shop itself does not pass on this machine: pay p95 is over its budget"));

    private final Locale before = Locale.getDefault();

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "de-DE"})
    void eachWithItsNumbersAndAllAsATable(String locale) {
        Locale.setDefault(Locale.forLanguageTag(locale));
        Golden.assertMatches("text/drills.txt", DrillText.render(DRILLS, Style.PLAIN));
    }

    @Test
    void aSweepSaysFromWhereOnItIsCaught() {
        List<DrillRecord> sweep = List.of(
                Drills.of(Map.of("aventri-2018-stats", 0.1), passed(), quiet(), null),
                Drills.of(Map.of("aventri-2018-stats", 0.25), failed("hot-row"), quiet(), null),
                Drills.of(Map.of("aventri-2018-stats", 0.5), failed("hot-row"), quiet(), null));
        assertThat(DrillText.render(sweep, Style.PLAIN)).contains("aventri-2018-stats: caught from strength 0.25 on");
        assertThat(DrillText.render(sweep.subList(0, 1), Style.PLAIN)).doesNotContain("Sweep");
    }

    @Test
    void everyExplanationHasAColumnHoweverManyThereAre() {
        List<String> explanations = IntStream.rangeClosed(10, 24)
                .mapToObj(number -> "explanation-of-a-long-name-" + number)
                .toList();
        List<DrillRecord> drills =
                explanations.stream().map(Drills::explainedBy).toList();
        String text = ConfusionText.render(drills, Style.PLAIN);
        assertThat(text.lines()).allMatch(line -> line.length() <= Style.WIDTH);
        assertThat(text).contains(explanations);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "de-DE"})
    void whichExplanationCameFirst(String locale) {
        Locale.setDefault(Locale.forLanguageTag(locale));
        Golden.assertMatches("text/confusion.txt", ConfusionText.render(DRILLS, Style.PLAIN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "de-DE"})
    void asTestCases(String locale) {
        Locale.setDefault(Locale.forLanguageTag(locale));
        Golden.assertMatches("junit/drills.xml", JunitReport.render(DRILLS));
    }
}
