package dev.onsale.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.record.PlainLoad;
import dev.onsale.record.Runs;
import java.util.List;
import org.junit.jupiter.api.Test;

class CutOffWordsTest {

    private static List<String> told(PlainLoad.CutOff cutOff) {
        return Facts.leftOpen(Runs.named("r")
                .plain(new PlainLoad("our.Shop", true, null, List.of(), null).with(cutOff))
                .build()
                .summary());
    }

    @Test
    void whomASimulationsOwnEndCutOffIsTold() {
        assertThat(told(new PlainLoad.CutOff(5_000, 32, 40)).get(1))
                .contains("ended itself after 5 s")
                .endsWith("32 visitors were cut off on their way and 40 never started.");
        assertThat(told(new PlainLoad.CutOff(5_000, 32, 0)).get(1)).endsWith("32 visitors were cut off on their way.");
    }
}
