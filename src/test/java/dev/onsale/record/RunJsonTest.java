package dev.onsale.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.plan.Sale;
import dev.onsale.plan.Seating;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RunJsonTest {
    @Test
    void aSeatingIsRecordedWhereThePlanSaysIt() throws IOException {
        Sale said = new Sale("arena", 100, 2, Duration.ZERO, null, null, null, Seating.GENERAL);
        byte[] json = RunJson.line(said);
        assertThat(new String(json, UTF_8)).endsWith("\"seating\":\"general\"}");
        assertThat(RunJson.MAPPER.readValue(json, Sale.class)).isEqualTo(said);
    }

    @Test
    void aWaitingRoomIsRecordedWhereThePlanSaysSo() throws IOException {
        Sale said = new Sale("club", 100, 2, Duration.ZERO, null, null, null, null, false);
        byte[] json = RunJson.line(said);
        assertThat(new String(json, UTF_8)).endsWith("\"waitingRoom\":false}");
        assertThat(RunJson.MAPPER.readValue(json, Sale.class)).isEqualTo(said);
    }

    @Test
    void aSeatingThatIsNotSaidIsLeftOut() throws IOException {
        Sale unsaid = new Sale("arena", 100, 2, Duration.ZERO, null, null, null);
        byte[] json = RunJson.line(unsaid);
        assertThat(new String(json, UTF_8)).doesNotContain("seating").doesNotContain("waitingRoom");
        assertThat(RunJson.MAPPER.readValue(json, Sale.class)).isEqualTo(unsaid);
    }
}
