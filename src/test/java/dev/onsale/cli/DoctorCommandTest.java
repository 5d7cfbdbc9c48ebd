package dev.onsale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.doctor.Finding;
import dev.onsale.doctor.Finding.State;
import dev.onsale.report.document.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The doctor on this machine, and how it says what it found. */
class DoctorCommandTest {
    private final CapturedConsole captured = new CapturedConsole();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void itLooksAtEverythingHere() {
        assertThat(captured.run("doctor", "--reports", folder.toString())).isIn(0, 1);

        assertThat(captured.verdicts())
                .startsWith("This machine as an injector\n")
                .contains("The practice box office\n")
                .containsPattern("(?m)^good +Java: " + System.getProperty("java.version"))
                .containsPattern("(?m)^\\w+ +(open files|ports|cores|clock|steal|pressure|other load): ")
                .containsPattern("(?m)^(good|poor|bad) +ports: [\\d,]+ \\(\\d+-\\d+\\)")
                .containsPattern("(Fit to send load|to mend first)");
        assertThat(captured.verdicts().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void aFolderThatCannotBeWrittenHasToBeMendedFirst() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThat(captured.run("doctor", "--reports", file.resolve("reports").toString()))
                .isEqualTo(1);
        assertThat(captured.verdicts()).contains("cannot be written").contains("→ name another folder: --reports DIR");
    }

    @Test
    void theWorstIsSummedUp() {
        Finding good = new Finding("ports", State.GOOD, "many", "");
        Finding poor = new Finding("steal", State.POOR, "20 %", "move");
        Finding bad = new Finding("Java", State.BAD, "none", "install one");
        Finding unknown = new Finding("clock", State.UNKNOWN, "not told", "");

        assertThat(DoctorText.render(List.of(good, unknown), List.of(good), Style.PLAIN))
                .endsWith("\nAll in all     Fit to send load\n");
        assertThat(DoctorText.render(List.of(good, poor), List.of(good), Style.PLAIN))
                .contains("poor           steal: 20 %\n               → move\n")
                .endsWith("\nAll in all     Fit to send load; 1 thing would improve runs: see the arrows\n");
        assertThat(DoctorText.render(List.of(poor, bad), List.of(bad), Style.PLAIN))
                .endsWith("\nAll in all     2 things to fix first: see the arrows\n");
    }
}
