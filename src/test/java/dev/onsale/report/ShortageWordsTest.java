package dev.onsale.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShortageWordsTest {

    @Test
    void eachFaultIsMendedByWhatItIsShortOf() {
        assertThat(ShortageWords.mended(List.of("too many open files"))).contains("ulimit -n");
        assertThat(ShortageWords.mended(List.of("no ephemeral ports left"))).contains("ip_local_port_range");
        assertThat(ShortageWords.mended(List.of("no buffer space left"))).contains("tcp_mem");
        assertThat(ShortageWords.mended(List.of("no direct memory left"))).contains("MaxDirectMemorySize");
        assertThat(ShortageWords.mended(List.of("a body to be checked is over 16 MB")))
                .contains("check a smaller part");
        assertThat(ShortageWords.mended(List.of("bodies to be checked are over 64 MB")))
                .contains("check a smaller part");
        assertThat(ShortageWords.mended(List.of("journey lines dropped"))).contains("faster disk");
    }

    @Test
    void severalAreMendedOneByOneAndTheSameOnce() {
        assertThat(ShortageWords.mended(List.of("out of memory", "no direct memory left", "no threads left")))
                .containsOnlyOnce("ONSALE_JAVA_OPTS")
                .contains("; ", "ulimit -u");
    }

    @Test
    void whatNobodyHasThoughtOfIsStillAShortage() {
        assertThat(ShortageWords.mended(List.of("something new"))).isEqualTo("give the injector what it ran short of");
        assertThat(ShortageWords.mended(List.of())).isEqualTo("give the injector what it ran short of");
    }
}
