package dev.onsale.record.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.plan.Sale;
import dev.onsale.plan.Seating;
import dev.onsale.record.machine.InjectorHealth;
import dev.onsale.record.machine.ProcessorUse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunJsonTest {
    @Test
    void aSeatingIsRecordedWhereThePlanSaysIt() throws IOException {
        Sale said = new Sale("arena", 100, 2, Duration.ZERO, null, null, null, Seating.GENERAL, null);
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

    @Test
    void whoHadTheProcessorIsRecordedWhereItIsKnownAndElseLeftOut() throws IOException {
        InjectorHealth unsaid = new InjectorHealth(Map.of(99.0, 3.0), Map.of(), 0.3, 2, 20, Map.of());
        assertThat(new String(RunJson.line(unsaid), UTF_8)).doesNotContain("processor");
        InjectorHealth blind = unsaid.with(new ProcessorUse(0.1, null, 0.4, true, null, 0, null));
        InjectorHealth full = unsaid.with(new ProcessorUse(0.1, 0.2, 0.4, false, "cc1", 0.01, 0.5));
        assertThat(new String(RunJson.line(blind), UTF_8))
                .endsWith("\"processor\":{\"ownShare\":0.1,\"othersShare\":0.4,\"targetAmongOthers\":true,"
                        + "\"stolenShare\":0.0}}");
        for (InjectorHealth said : List.of(unsaid, blind, full)) {
            assertThat(RunJson.MAPPER.readValue(RunJson.line(said), InjectorHealth.class))
                    .isEqualTo(said);
            assertThat(said.with(Map.of("ports", 1L)).processor()).isEqualTo(said.processor());
        }
    }
}
