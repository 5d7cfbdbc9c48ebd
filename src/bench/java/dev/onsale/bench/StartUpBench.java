package dev.onsale.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * CPU time of {@code onsale --help} through the launcher, beside a bare {@code java -version} of the same minute, which
 * tells how fast the machine was just then.
 */
class StartUpBench {
    private static final int PAIRS = 15;
    private static final double SECONDS_MAX = 0.5;

    @Test
    void help() throws Exception {
        List<String> help = List.of(Path.of("onsale").toAbsolutePath().toString(), "--help");
        List<String> bareJava =
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version");
        // The first start builds the class archive.
        ProcessorTime.of(help);

        List<ProcessorTime> ofHelp = new ArrayList<>();
        List<ProcessorTime> ofJava = new ArrayList<>();
        StringBuilder table = new StringBuilder("pair  onsale --help  java -version   (CPU seconds, user + system)\n");
        for (int pair = 1; pair <= PAIRS; pair++) {
            ofHelp.add(ProcessorTime.of(help));
            ofJava.add(ProcessorTime.of(bareJava));
            table.append(
                    String.format(Locale.ROOT, "%4d  %13s  %13s%n", pair, ofHelp.get(pair - 1), ofJava.get(pair - 1)));
        }
        double helpSeconds = ProcessorTime.median(ofHelp);
        double javaSeconds = ProcessorTime.median(ofJava);
        table.append(String.format(
                Locale.ROOT,
                "median %12.3f  %13.3f   ratio %.1f, limit %.1f s%n",
                helpSeconds,
                javaSeconds,
                helpSeconds / javaSeconds,
                SECONDS_MAX));
        System.out.println(table);

        assertThat(helpSeconds).as("CPU seconds of onsale --help").isLessThan(SECONDS_MAX);
    }
}
