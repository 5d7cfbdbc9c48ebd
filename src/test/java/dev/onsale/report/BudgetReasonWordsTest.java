package dev.onsale.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.onsale.record.BudgetCheck;
import dev.onsale.record.BudgetReason;
import dev.onsale.record.BudgetReason.Figure;
import dev.onsale.record.BudgetReason.Kind;
import dev.onsale.record.BudgetReason.Window;
import dev.onsale.record.files.RunJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each reason why a limit was not met has one wording, here and after it was stored. */
class BudgetReasonWordsTest {

    private record Wording(BudgetReason reason, String unit, String words) {}

    private static final List<Wording> WORDINGS = List.of(
            ms(BudgetReason.of(Kind.NEVER_RAN), "never ran"),
            ms(BudgetReason.of(Kind.NOT_TOLD_APART), "not told apart: the run had too many names"),
            ms(BudgetReason.of(Kind.NONE_SUCCEEDED, Figure.ALL, 1300), "none of 1,300 requests succeeded"),
            ms(BudgetReason.of(Kind.NO_RESPONSE), "there was no response"),
            share(
                    BudgetReason.of(Kind.JOURNEYS_NOT_KNOWN),
                    "journeys are not known: the scenario does not use the words of onsale"),
            ms(
                    BudgetReason.of(Kind.DUE_NOT_KNOWN),
                    "when visitors were due is not known: the run predates it, or its scenario does not use the words of"
                            + " onsale"),
            share(BudgetReason.of(Kind.NO_VISITOR), "no visitor of this kind came"),
            ms(BudgetReason.of(Kind.NO_SURGE), "the plan has no surge: its rate never rises above the opening one"),
            ms(
                    BudgetReason.of(Kind.TOO_FEW_AROUND_SURGE, Figure.NEEDED_BEFORE, 20)
                            .with(Figure.NEEDED_AFTER, 10),
                    "no step had 20 successful responses before the surge and 10 responses after it"),
            share(such(Kind.FAILED, 10, 1000), "10 of 1,000 failed"),
            share(
                    such(Kind.FAILED, 66, 100)
                            .by(counts("status 503", 60, "timeout", 3, "connection reset", 2, "other", 1))
                            .with(Figure.SHARE_LOW, 0.5596),
                    "66 of 100 failed (status 503 × 60, timeout × 3, connection reset × 2), at least 56 % by the 95 %"
                            + " interval"),
            share(such(Kind.JOURNEYS, 29, 100), "29 of 100 journeys"),
            share(
                    such(Kind.JOURNEYS, 29, 100)
                            .by(counts("error", 20, "unknown", 9))
                            .with(Figure.SHARE_LOW, 0.21),
                    "29 of 100 journeys (error 20, unknown 9), at least 21 % by the 95 % interval"),
            ms(BudgetReason.of(Kind.OF_RESPONSES, Figure.ALL, 20), "of 20 responses"),
            ms(BudgetReason.of(Kind.OF_NAME, Figure.ALL, 4), "of 4 requests of this name"),
            ms(
                    BudgetReason.of(Kind.FIRST_AND_WORST)
                            .in(new Window(4000, 5000, 810, 100, 0), new Window(9500, 10_500, 1240, 1200, 0)),
                    "first over at 4 s (810 ms of 100), worst at 9.5 s (1.24 s of 1,200)"),
            share(
                    BudgetReason.of(Kind.FIRST_AND_WORST)
                            .in(new Window(0, 1000, 0.06, 50, 0), new Window(2000, 3000, 1, 60, 0)),
                    "first over at 0 s (6 % of 50), worst at 2 s (100 % of 60)"),
            ms(BudgetReason.of(Kind.AS_A_WHOLE), "over the limit as a whole, in no single second"),
            ms(
                    BudgetReason.of(Kind.IN_WINDOW).in(new Window(8000, 13_000, 500, 420, 0)),
                    "from 8 s to 13 s, 420 responses"),
            ms(
                    BudgetReason.of(Kind.IN_WINDOW).in(new Window(8000, 13_000, 5000, 420, 30)),
                    "over 5 s: 30 were never answered, from 8 s to 13 s, 420 responses"),
            ms(
                    such(Kind.NEVER_ANSWERED, 158, 240).with(Figure.AT_LEAST_MS, 5000),
                    "over 5 s: 158 of 240 were never answered"),
            ms(band(Kind.BACK_LATE), "back inside p95 up to 30 ms and errors up to 1 % only then; surge over at 14 s"),
            ms(
                    band(Kind.NEVER_BACK),
                    "never back inside p95 up to 30 ms and errors up to 1 % after the surge was over at 14 s"),
            requests(BudgetReason.of(Kind.ALL_FAILED, Figure.ALL, 1), "its one request failed"),
            requests(
                    BudgetReason.of(Kind.ALL_FAILED, Figure.ALL, 1200).by(counts("status 500", 1200)),
                    "all 1,200 requests failed (status 500 × 1,200)"),
            requests(
                    BudgetReason.of(Kind.NOBODY_FINISHED).by(counts("refused", 120, "error", 3)),
                    "nobody bought or was done (refused 120, error 3)"),
            requests(
                    BudgetReason.of(Kind.NOBODY_AT_ITS_END).about(List.of("pay", "done")),
                    "nobody came to its end: its last step, pay or done, never succeeded"),
            ms(
                    BudgetReason.of(Kind.INJECTOR_MAY_HAVE_ADDED, Figure.ADDED_MS, 140),
                    "the injector may have added 140 ms"),
            share(BudgetReason.of(Kind.INJECTOR_MAY_HAVE_ADDED), "the injector may have added the difference"),
            share(
                    BudgetReason.of(Kind.OTHERS_HAD_THE_MACHINE, Figure.OTHERS, 0.47),
                    "others took 47 % of the machine that the target runs on"));

    private static Wording ms(BudgetReason reason, String words) {
        return new Wording(reason, "ms", words);
    }

    private static Wording share(BudgetReason reason, String words) {
        return new Wording(reason, "share", words);
    }

    private static Wording requests(BudgetReason reason, String words) {
        return new Wording(reason, "requests", words);
    }

    private static BudgetReason such(Kind kind, long such, long all) {
        return BudgetReason.of(kind, Figure.SUCH, such).with(Figure.ALL, all);
    }

    private static BudgetReason band(Kind kind) {
        return BudgetReason.of(kind, Figure.BAND_MS, 30)
                .with(Figure.BAND_ERRORS, 0.01)
                .with(Figure.SURGE_END_MS, 14_000);
    }

    private static Map<String, Long> counts(Object... countsByName) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (int i = 0; i < countsByName.length; i += 2) {
            counts.put((String) countsByName[i], ((Integer) countsByName[i + 1]).longValue());
        }
        return counts;
    }

    private static BudgetCheck stored(BudgetCheck check) throws JsonProcessingException {
        return RunJson.MAPPER.readValue(RunJson.MAPPER.writeValueAsString(check), BudgetCheck.class);
    }

    @TestFactory
    Stream<DynamicTest> eachIsWordedOnce() {
        return WORDINGS.stream()
                .map(wording -> DynamicTest.dynamicTest(wording.words(), () -> {
                    BudgetCheck check = BudgetCheck.of("hold p95", null, 1, wording.unit(), List.of(wording.reason()));
                    assertThat(BudgetReasonWords.of(check)).isEqualTo(wording.words());
                    assertThat(BudgetReasonWords.of(stored(check))).isEqualTo(wording.words());
                }));
    }

    @Test
    void noneIsWithoutAWording() {
        assertThat(WORDINGS).extracting(wording -> wording.reason().kind()).contains(Kind.values());
    }

    @Test
    void severalAreJoined() {
        BudgetCheck check = BudgetCheck.of(
                "hold errors",
                0.01,
                0.005,
                "share",
                List.of(such(Kind.FAILED, 10, 1000), BudgetReason.of(Kind.AS_A_WHOLE)));
        assertThat(check.met()).isFalse();
        assertThat(BudgetReasonWords.of(check))
                .isEqualTo("10 of 1,000 failed; over the limit as a whole, in no single second");
    }

    @Test
    void aLimitThatWasMetSaysNothing() throws JsonProcessingException {
        BudgetCheck met = BudgetCheck.of("hold p95", 20.0, 800, "ms", List.of());
        assertThat(met.met()).isTrue();
        assertThat(BudgetReasonWords.of(stored(met))).isEmpty();
        assertThat(BudgetReasonWords.doubt(stored(met))).isNull();
    }

    @Test
    void aVerdictFromBeforeReasonsWereKeptIsReadAsItIs() throws JsonProcessingException {
        BudgetCheck former = RunJson.MAPPER.readValue("""
                {
                  "name": "hold p95",
                  "met": false,
                  "observed": 930.0,
                  "limit": 800.0,
                  "unit": "ms",
                  "witness": "first over at 7.0 s (1.2 s of 80)",
                  "notProven": "the injector may have added 140 ms"
                }
                """, BudgetCheck.class);
        assertThat(former.inDoubt()).isTrue();
        assertThat(BudgetWords.witness(former))
                .isEqualTo("the injector may have added 140 ms; first over at 7.0 s (1.2 s of 80)");
    }
}
