package dev.onsale.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * CPU time from the last of a million responses to the verdict against five baselines of as many, the calibration of
 * the machine included, and the peak memory of the process that did it all, with the launcher's options.
 */
class VerdictBench {

    private static final int BASELINES = 5;
    private static final double CPU_SECONDS_MAX = 1.0;
    private static final long PEAK_RSS_MB_MAX = 400;

    @TempDir
    Path folder;

    @Test
    void lastResponseToVerdict() throws IOException {
        try (LoadJvm recorder =
                LoadJvm.running(BaselineProcess.class, List.of(), folder.toString(), Integer.toString(BASELINES))) {
            recorder.next("stored");
        }
        String load = LoadJvm.load();
        String[] measured;
        try (LoadJvm injector = LoadJvm.running(VerdictMeasurement.class, List.of(), folder.toString())) {
            measured = injector.next("measured").split(" ");
        }
        double recordedSeconds = Double.parseDouble(measured[0]);
        double verdictSeconds = Double.parseDouble(measured[1]);
        double reportedSeconds = Double.parseDouble(measured[2]);
        long responses = Long.parseLong(measured[3]);
        int baselines = Integer.parseInt(measured[4]);
        long peakRssMb = Long.parseLong(measured[7]);
        System.out.printf(
                Locale.ROOT,
                "%d responses, %d baselines, %s cells, verdict %s; %s%n"
                        + "since the last response       CPU seconds%n"
                        + "recorded and read back  %17.3f%n"
                        + "judged (limit %.1f)     %17.3f%n"
                        + "reported, HTML and text %17.3f%n"
                        + "peak RSS %d MB, limit %d MB%n"
                        + "{\"bench\":\"verdict\",\"responses\":%d,\"cpuSecondsToVerdict\":%.3f,"
                        + "\"cpuSecondsToReports\":%.3f,\"peakRssMb\":%d}%n",
                responses,
                baselines,
                measured[5],
                measured[6],
                load,
                recordedSeconds,
                CPU_SECONDS_MAX,
                verdictSeconds,
                reportedSeconds,
                peakRssMb,
                PEAK_RSS_MB_MAX,
                responses,
                verdictSeconds,
                reportedSeconds,
                peakRssMb);

        assertThat(responses).isEqualTo(SyntheticRun.RESPONSES);
        assertThat(baselines).isEqualTo(BASELINES);
        assertThat(verdictSeconds).as("CPU seconds to the verdict").isLessThan(CPU_SECONDS_MAX);
        assertThat(peakRssMb).as("peak RSS, MB").isLessThan(PEAK_RSS_MB_MAX);
    }
}
