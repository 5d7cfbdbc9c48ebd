package dev.onsale.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.onsale.record.LeftOutReason;
import dev.onsale.record.LeftOutReason.Kind;
import dev.onsale.record.StopReason;
import dev.onsale.record.ValidityFinding;
import dev.onsale.record.Verdict.LeftOut;
import dev.onsale.record.Verdict.ValidityCheck;
import dev.onsale.record.files.RunJson;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Why a run was not compared with is worded in one place, here and after it was stored. */
class LeftOutWordsTest {

    private static String words(LeftOutReason because) throws JsonProcessingException {
        LeftOut left = new LeftOut("night", because);
        String words = LeftOutWords.of(left);
        LeftOut stored = RunJson.MAPPER.readValue(RunJson.MAPPER.writeValueAsString(left), LeftOut.class);
        assertThat(LeftOutWords.of(stored)).isEqualTo(words);
        return words;
    }

    @Test
    void eachReasonHasItsWords() throws JsonProcessingException {
        Map<String, String> differences = new LinkedHashMap<>();
        differences.put("memory", "2 / 8");
        differences.put("cpu", "a / b");
        assertThat(words(LeftOutReason.of(Kind.JUDGED_RUN_ITSELF))).isEqualTo("is the judged run itself");
        assertThat(words(LeftOutReason.of(Kind.COPY))).isEqualTo("is a copy of another, which is counted once");
        assertThat(words(LeftOutReason.of(Kind.COPY, "b-night")))
                .isEqualTo("is a copy of b-night, which is counted once");
        assertThat(words(LeftOutReason.anotherCompiler(Map.of("compiler", "tiered / c1"), "c1")))
                .isEqualTo(
                        "not comparable: compiler tiered / c1, made by an injector that compiles in another way: onsale"
                                + " gate PLAN --learn records new ones, --set injector.compiler=c1 compares with these");
        assertThat(words(LeftOutReason.of(Kind.UNREADABLE, "night.json: corrupt")))
                .isEqualTo("night.json: corrupt");
        assertThat(words(LeftOutReason.tooOld(38)))
                .isEqualTo("38 days old, more than --baseline-age allows, and not pinned");
        assertThat(words(LeftOutReason.notComparable(differences)))
                .isEqualTo("not comparable: memory 2 / 8; cpu a / b");
        assertThat(words(LeftOutReason.stoppedEarly(StopReason.of(StopReason.Kind.USER))))
                .isEqualTo("stopped early: stopped by the user");
        assertThat(words(LeftOutReason.of(Kind.STOPPED_EARLY, "Ctrl-C")))
                .as("older verdicts hold words")
                .isEqualTo("stopped early: Ctrl-C");
        assertThat(words(LeftOutReason.invalid(
                        ValidityCheck.of("clock", false, ValidityFinding.of(ValidityFinding.Kind.CLOCK_BACKWARDS)))))
                .isEqualTo("invalid: clock went backwards during the run, limit: only forward, at its own pace");
    }

    @Test
    void whatAVersionKeptInWordsAloneIsToldAsItIs() throws JsonProcessingException {
        LeftOut former = RunJson.MAPPER.readValue("{\"run\": \"b\", \"why\": \"corrupt\"}", LeftOut.class);
        assertThat(LeftOutWords.of(former)).isEqualTo("corrupt");
    }
}
