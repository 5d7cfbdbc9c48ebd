package dev.onsale.record.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrationsTest {
    @TempDir
    Path folder;

    @Test
    void measuresThisMachine() {
        Calibration calibration = new Calibrations(System::nanoTime).measure("before");

        assertThat(calibration.when()).isEqualTo("before");
        assertThat(calibration.cpuWorkMs()).isBetween(1.0, 2_000.0);
        assertThat(calibration.echoMs()).isBetween(0.001, 500.0);
        assertThat(calibration.stealShare()).isLessThanOrEqualTo(1);
    }

    /** A clock by which every step takes 10 µs, and for a while each takes a hundred times as long. */
    @Test
    void aDisturbanceThatPassesLengthensNoEcho() {
        AtomicInteger read = new AtomicInteger();
        AtomicLong now = new AtomicLong();
        int beforeTheEchoes = 2 * 5;
        Calibrations calibrations = new Calibrations(() -> {
            int reading = read.getAndIncrement();
            boolean disturbed = reading > beforeTheEchoes && reading < beforeTheEchoes + 400;
            return now.addAndGet(disturbed ? 1_000_000 : 10_000);
        });

        assertThat(calibrations.measure("before").echoMs()).isEqualTo(0.01);
    }

    @Test
    void doesWorkInProportionToItsRounds() {
        CpuWork work = new CpuWork();

        assertThat(work.run(10)).isEqualTo(work.run(10)).isNotEqualTo(work.run(11));
    }

    @Test
    void tellsTheStolenShareSinceTheLastMeasurement() throws IOException {
        Path stat = folder.resolve("stat");
        Files.writeString(stat, "cpu  100 0 100 700 50 0 0 50 7 0\ncpu0 1 1 1 1 1 1 1 1\n");
        Calibrations calibrations = new Calibrations(System::nanoTime, stat);
        Files.writeString(stat, "cpu  150 0 100 720 50 0 0 80 9 0\n");

        assertThat(calibrations.measure("after").stealShare()).isEqualTo(0.3);
        assertThat(calibrations.measure("again").stealShare()).isZero();
    }

    @Test
    void saysWhenStolenTimeIsUnknown() throws IOException {
        Path stat = Files.writeString(folder.resolve("stat"), "cpu  100 zero 100\n");

        assertThat(new Calibrations(System::nanoTime, folder.resolve("none"))
                        .measure("before")
                        .stealShare())
                .isNegative();
        assertThat(new Calibrations(System::nanoTime, stat).measure("before").stealShare())
                .isNegative();
    }

    @Test
    void readsTheModelOfTheCpu() throws IOException {
        Path info = Files.writeString(
                folder.resolve("cpuinfo"), "processor\t: 0\nmodel\t\t: 85\nmodel name\t: Some CPU @ 2 GHz\n");

        assertThat(HostClass.cpuModelIn(info)).isEqualTo("Some CPU @ 2 GHz");
        assertThat(HostClass.cpuModelIn(folder.resolve("none"))).isEqualTo(System.getProperty("os.arch"));
        assertThat(HostClass.ofThisMachine().cores()).isPositive();
    }
}
