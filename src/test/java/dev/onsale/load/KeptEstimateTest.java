package dev.onsale.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.plan.JourneyEstimate;
import dev.onsale.plan.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept comes back as it was, in the order of the steps. */
class KeptEstimateTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void nothingIsKeptAtFirst() {
        assertThat(new KeptEstimate(folder.resolve("none")).read()).isEmpty();
    }

    @Test
    void allOfItComesBack() {
        Map<String, Double> requests = new LinkedHashMap<>();
        requests.put("seat map: the \u00e4rena = #1", 1.0);
        requests.put("browse", 0.65);
        JourneyEstimate estimate = new JourneyEstimate(requests, Duration.ofMillis(61_250), 2.1, 5);

        KeptEstimate kept = new KeptEstimate(folder.resolve("estimate"));
        kept.write(estimate);

        assertThat(kept.read()).hasValueSatisfying(read -> {
            assertThat(read).isEqualTo(estimate);
            assertThat(read.requestsByStep().keySet()).containsExactlyElementsOf(requests.keySet());
        });
    }

    @Test
    void soDoesWhatItMaySendAndComeTo() {
        Map<String, Set<Outcome>> outcomes = new LinkedHashMap<>();
        outcomes.put("fan", EnumSet.of(Outcome.BOUGHT, Outcome.SOLD_OUT));
        outcomes.put("clerk", EnumSet.noneOf(Outcome.class));
        JourneyEstimate onSale = new JourneyEstimate(
                Map.of("browse", 1.0), null, null, null, Set.of("browse", "css, one = #2"), outcomes, null);
        JourneyEstimate plain = JourneyEstimate.ofPlain(Set.of("Shop"), Set.of("home"));
        JourneyEstimate open = JourneyEstimate.ofPlain(Set.of("Shop"), null);

        for (JourneyEstimate estimate : List.of(onSale, plain, open)) {
            KeptEstimate kept = new KeptEstimate(folder.resolve("estimate"));
            kept.write(estimate);
            assertThat(kept.read()).hasValue(estimate);
        }
    }

    @Test
    void whatIsNotKnownStaysUnknown() {
        KeptEstimate kept = new KeptEstimate(folder.resolve("unknown"));
        kept.write(JourneyEstimate.UNKNOWN);

        assertThat(kept.read()).hasValue(JourneyEstimate.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "step.0=1.0",
                "steps=1",
                "steps=0\nmedianLength=long",
                "steps=0\nticketsPerOrder=many",
                "steps=x",
                "step.0.name=browse\nstep.0=one\nsteps=1",
                "\\uZZZZ",
            })
    void whatIsDamagedIsAskedAgain(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("damaged"), text);
        assertThat(new KeptEstimate(file).read()).isEmpty();
    }

    @Test
    void whatIsNoTextIsAskedAgain() throws IOException {
        Path file = Files.write(folder.resolve("damaged"), new byte[] {(byte) 0xff, (byte) 0xfe, (byte) 0xc3});
        assertThat(new KeptEstimate(file).read()).isEmpty();
    }

    @Test
    void aCacheThatCannotBeWrittenCostsNothingButTime() {
        KeptEstimate kept = new KeptEstimate(folder.resolve("gone").resolve("estimate"));
        kept.write(JourneyEstimate.UNKNOWN);
        assertThat(kept.read()).isEmpty();
    }
}
