package dev.onsale.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.record.RunSummary.Abort;
import dev.onsale.record.RunSummary.AbortCause;
import dev.onsale.record.StopReason.Figure;
import dev.onsale.record.StopReason.Kind;
import dev.onsale.record.files.RunJson;
import dev.onsale.record.files.StopReasonJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AbortTest {

    @Test
    void anOlderFileKeepsItsWordsAndItsCause() throws Exception {
        Abort read = RunJson.MAPPER.readValue(
                "{\"cause\": \"target-failed\", \"detail\": \"error share 0.9 for 10 s\", \"atMs\": 4000}",
                Abort.class);
        assertThat(read).isEqualTo(FormerAbort.of(AbortCause.TARGET_FAILED, "error share 0.9 for 10 s", 4_000));
    }

    @Test
    void aFileHoldsTheReasonAsAKindWithFigures() throws Exception {
        Abort abort = new Abort(
                StopReason.of(Kind.REQUESTS_FAILED)
                        .with(Figure.ALLOWED_SHARE, 0.5)
                        .with(Figure.LASTED_MS, 10_000),
                12_000,
                2_000L);
        String written = RunJson.MAPPER.writeValueAsString(abort);
        assertThat(written)
                .isEqualTo("{\"cause\":\"target-failed\",\"why\":{\"kind\":\"requests-failed\",\"figures\":"
                        + "{\"allowed-share\":0.5,\"lasted-ms\":10000.0}},\"atMs\":12000,\"sinceMs\":2000}");
        assertThat(RunJson.MAPPER.readValue(written, Abort.class)).isEqualTo(abort);
    }

    @ParameterizedTest
    @EnumSource
    void injectorsTellEachOtherEveryReason(Kind kind) {
        StopReason why = StopReason.of(kind, "one", "line\ntwo").at(new StopReason.At(1, 3, "host1"));
        assertThat(StopReasonJson.read(StopReasonJson.written(why))).isEqualTo(why);
    }
}
