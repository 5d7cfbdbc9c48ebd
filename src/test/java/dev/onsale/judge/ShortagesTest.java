package dev.onsale.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShortagesTest {

    @Test
    void eachFaultIsMendedByWhatItIsShortOf() {
        assertThat(Shortages.mended(List.of("too many open files"))).contains("ulimit -n");
        assertThat(Shortages.mended(List.of("no ephemeral ports left"))).contains("ip_local_port_range");
        assertThat(Shortages.mended(List.of("no direct memory left"))).contains("MaxDirectMemorySize");
        assertThat(Shortages.mended(List.of("a body to be checked is over 16 MB")))
                .contains("check a smaller part");
    }

    @Test
    void severalAreMendedOneByOneAndTheSameOnce() {
        assertThat(Shortages.mended(List.of("out of memory", "no direct memory left", "no threads left")))
                .containsOnlyOnce("ONSALE_JAVA_OPTS")
                .contains("; ", "ulimit -u");
    }

    @Test
    void whatNobodyHasThoughtOfIsStillAShortage() {
        assertThat(Shortages.mended(List.of("something new"))).isEqualTo("give the injector what it ran short of");
        assertThat(Shortages.mended(List.of())).isEqualTo("give the injector what it ran short of");
    }
}
