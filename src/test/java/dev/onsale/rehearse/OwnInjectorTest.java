package dev.onsale.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OwnInjectorTest {

    @Test
    void whatOneHasWarmedUpIsWarmForTheNext() {
        new OwnInjector().warmUp(() -> false);
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long before = system.getProcessCpuTime();

        new OwnInjector().warmUp(() -> false);

        assertThat(Duration.ofNanos(system.getProcessCpuTime() - before)).isLessThan(Duration.ofMillis(100));
    }
}
