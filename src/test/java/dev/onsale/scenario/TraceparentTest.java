package dev.onsale.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TraceparentTest {

    @Property
    void hasTheFormatOfTheW3cAndNeitherPartIsAllZero(
            @ForAll long seed,
            @ForAll @LongRange(min = 0, max = 10_000_000) long visitor,
            @ForAll @IntRange(min = 1, max = 65_535) int request,
            @ForAll @LongRange(min = 0, max = 4_000_000_000_000L) long loadStartMs) {
        assertThat(Traceparent.of(seed, visitor, request, loadStartMs))
                .matches("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-01");
    }

    @Test
    void isUniqueWithinARunAndSharesTheTraceOfItsVisitor() {
        Set<String> headers = new HashSet<>();
        Set<String> traces = new HashSet<>();
        for (long visitor = 0; visitor < 100; visitor++) {
            for (int request = 1; request <= 100; request++) {
                String header = Traceparent.of(7, visitor, request, 1_700_000_000_000L);
                headers.add(header);
                traces.add(header.split("-")[1]);
            }
        }
        assertThat(headers).hasSize(10_000);
        assertThat(traces).hasSize(100);
    }

    @Test
    void twoRunsOfOneSeedHaveTracesOfTheirOwn() {
        assertThat(Traceparent.of(7, 1, 1, 1_700_000_000_000L))
                .isNotEqualTo(Traceparent.of(7, 1, 1, 1_700_000_000_001L));
    }
}
