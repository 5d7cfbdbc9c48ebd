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
                        .stoppedForAnother())
                .isFalse();
        assertThat(injector(", \"problem\": \"out of memory\", \"forAnother\": true")
                        .stoppedForAnother())
                .isTrue();
    }

    @Test
    void olderRunsAreToldByTheName() throws JsonProcessingException {
        assertThat(injector(", \"problem\": \"shard 2/3: out of memory\"").stoppedForAnother())
                .isTrue();
        assertThat(injector(", \"problem\": \"it ran short: out of memory\"").stoppedForAnother())
                .isFalse();
        assertThat(injector("").stoppedForAnother()).isFalse();
    }
}
