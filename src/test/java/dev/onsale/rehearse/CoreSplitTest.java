package dev.onsale.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoreSplitTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0-1   | 0   | 1",
                "0-7   | 0-3 | 4-7",
                "4-6   | 4   | 5-6",
                "2,5   | 2   | 5",
                "0-1,8-9 | 0-1 | 8-9",
                "1,3,5,7 | 1,3 | 5,7",
            })
    void theCoresThatMayBeUsedAreHalved(String allowed, String injector, String target) {
        assertThat(CoreSplit.of(CoreSplit.allowedIn(status(allowed)))).contains(new CoreSplit(injector, target));
    }

    @Test
    void oneCoreIsNotSplit() {
        assertThat(CoreSplit.of(CoreSplit.allowedIn(status("3")))).isEmpty();
    }

    @Test
    void whereNothingTellsNothingIsSplit() {
        assertThat(CoreSplit.of(CoreSplit.allowedIn(List.of("Name:\tjava")))).isEmpty();
    }

    private static List<String> status(String allowed) {
        return List.of("Name:\tjava", "Cpus_allowed:\tff", "Cpus_allowed_list:\t" + allowed, "Mems_allowed_list:\t0");
    }
}
