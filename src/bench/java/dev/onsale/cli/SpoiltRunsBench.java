package dev.onsale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thousands of spoilt files, read in the memory that onsale takes by itself. */
class SpoiltRunsBench {
    private static final int SPOILT = 3_000;

    @TempDir
    private Path folder;

    @Test
    void noneMakesABugOrAHangOrTakesMoreMemory() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process reading = new ProcessBuilder(List.of(
                        java,
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SpoiltRunsProcess.class.getName(),
                        folder.toString(),
                        Integer.toString(SPOILT)))
                .inheritIO()
                .start();

        assertThat(reading.waitFor()).isZero();
    }
}
