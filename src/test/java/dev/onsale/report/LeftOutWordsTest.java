package dev.onsale.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.onsale.record.LeftOutReason;
import dev.onsale.record.LeftOutReason.Kind;
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
        assertThat(words(LeftOutReason.notComparable(differences)))
                .isEqualTo("not comparable: memory 2 / 8; cpu a / b");
        assertThat(words(LeftOutReason.stoppedEarly("Ctrl-C"))).isEqualTo("stopped early: Ctrl-C");
        assertThat(words(LeftOutReason.invalid(
                        ValidityCheck.of("clock", false, ValidityFinding.of(ValidityFinding.Kind.CLOCK_BACKWARDS)))))
                .isEqualTo("invalid: clock went backwards during the run, limit: only forward, at its own pace");
    }

    @Test
    void whatSomethingElseLeftOutIsToldAsItIs() throws JsonProcessingException {
        LeftOut former = RunJson.MAPPER.readValue("{\"run\": \"b\", \"why\": \"corrupt\"}", LeftOut.class);
        assertThat(LeftOutWords.of(former)).isEqualTo("corrupt");
    }
}
