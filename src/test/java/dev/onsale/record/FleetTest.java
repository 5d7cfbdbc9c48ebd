package dev.onsale.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.onsale.record.files.RunJson;
import org.junit.jupiter.api.Test;

/** Whose fault it was that an injector did not do its part. */
class FleetTest {

    private static Fleet.Injector injector(String problem) throws JsonProcessingException {
        return RunJson.MAPPER.readValue(
                "{\"shard\": 1, \"run\": \"a\", \"host\": \"\", \"due\": 5, \"started\": 5, \"responses\": 9" + problem
                        + "}",
                Fleet.Injector.class);
    }

    @Test
    void whatWasRecordedCounts() throws JsonProcessingException {
        assertThat(injector(", \"problem\": \"shard 2/3: out of memory\", \"forAnother\": false")
                        .shortfall()
                        .stoppedForAnother())
                .isFalse();
        assertThat(injector(", \"problem\": \"out of memory\", \"forAnother\": true")
                        .shortfall()
                        .stoppedForAnother())
                .isTrue();
    }

    @Test
    void olderRunsAreToldByTheName() throws JsonProcessingException {
        assertThat(injector(", \"problem\": \"shard 2/3: out of memory\"")
                        .shortfall()
                        .stoppedForAnother())
                .isTrue();
        assertThat(injector(", \"problem\": \"it ran short: out of memory\"")
                        .shortfall()
                        .stoppedForAnother())
                .isFalse();
        assertThat(injector(", \"problem\": \"it ran short: out of memory\"")
                        .shortfall()
                        .reason())
                .as("their words are kept")
                .isEqualTo(StopReason.of(StopReason.Kind.AS_WORDED, "it ran short: out of memory"));
        assertThat(injector("").shortfall().stoppedForAnother()).isFalse();
    }

    @Test
    void itsGroupsAreNotVisibleInFiles() throws JsonProcessingException {
        Fleet.Injector one = new Fleet.Injector(
                1,
                "a",
                "",
                new Fleet.Start(new Fleet.ClockOffset(2, 1), 3L),
                new Fleet.Share(5, 4, 9),
                null,
                Fleet.Shortfall.of(StopReason.of(StopReason.Kind.NO_RUN)));
        String written = RunJson.MAPPER.writeValueAsString(one);
        assertThat(RunJson.MAPPER.readValue(written, Fleet.Injector.class)).isEqualTo(one);
        assertThat(RunJson.MAPPER.readTree(written).fieldNames())
                .toIterable()
                .containsExactly(
                        "shard",
                        "run",
                        "host",
                        "clock",
                        "startedAfterMs",
                        "due",
                        "started",
                        "responses",
                        "health",
                        "why",
                        "forAnother");
    }
}
