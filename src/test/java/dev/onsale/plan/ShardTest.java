package dev.onsale.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTest {

    @Property(tries = 200)
    void shardsTogetherAreTheWholeScheduleWhateverTheirNumber(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 60) int count,
            @ForAll @IntRange(max = 400) int perSecond) {
        ArrivalSchedule whole = ArrivalSchedule.of(
                List.of(
                        new Arrival("early", 3, 3, Duration.ofSeconds(2), Shape.CONSTANT),
                        new Arrival("doors", 3, perSecond, Duration.ofMillis(700), Shape.LINEAR),
                        new Arrival("doors", perSecond, perSecond, Duration.ofMillis(900), Shape.CONSTANT),
                        new Arrival("tail", 1, 1, Duration.ofSeconds(1), Shape.CONSTANT)),
                seed);
        List<Long> united = new ArrayList<>(java.util.Collections.nCopies(whole.visitors(), -1L));
        Map<String, Long> byPhase = new LinkedHashMap<>();
        double peak = 0;
        for (int index = 0; index < count; index++) {
            Shard shard = new Shard(index, count);
            ArrivalSchedule part = whole.part(shard);
            assertThat(part.visitors()).isEqualTo(shard.of(whole.visitors()));
            assertThat(part.lengthNanos()).isEqualTo(whole.lengthNanos());
            for (int own = 0; own < part.visitors(); own++) {
                int visitor = (int) shard.visitor(own);
                assertThat(shard.has(visitor)).isTrue();
                assertThat(united.set(visitor, part.offsetNanos(own)))
                        .as("visitor %s once", visitor)
                        .isEqualTo(-1);
                assertThat(part.phase(own)).isEqualTo(whole.phase(visitor));
            }
            part.byPhase().forEach((phase, visitors) -> byPhase.merge(phase, visitors, Long::sum));
            peak += part.phases().get(1).peakPerSecond();
        }
        for (int visitor = 0; visitor < whole.visitors(); visitor++) {
            assertThat(united.get(visitor)).isEqualTo(whole.offsetNanos(visitor));
        }
        assertThat(byPhase).isEqualTo(whole.byPhase());
        assertThat(peak)
                .isCloseTo(
                        whole.phases().get(1).peakPerSecond(), org.assertj.core.data.Percentage.withPercentage(0.001));
    }

    @Test
    void theCommandLineSaysItsNumberFromZeroAndHowMany() {
        assertThat(Shard.parse("--shard", "2/4")).isEqualTo(new Shard(2, 4)).hasToString("2/4");
        assertThat(Shard.parse("--shard", "0/1").isWhole()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4/4", "1/0", "-1/4", "1", "a/b", "1/4/2", "", "0/1001", "99999999999/4", "1 / 4"})
    void whatIsNoShardIsRefusedByName(String text) {
        BadInputException refused = catchThrowableOfType(BadInputException.class, () -> Shard.parse("--shard", text));
        assertThat(refused).hasMessageContaining("--shard is '" + text + "'");
        assertThat(refused.hint()).contains("/");
    }
}
