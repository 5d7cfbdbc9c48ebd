package dev.onsale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.plan.CompilerChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastRunTest {
    @TempDir
    private Path folder;

    @Test
    void nothingIsKnownBeforeTheFirstRun() {
        LastRun none = new LastRun(folder.resolve("none.properties"));

        assertThat(none.responses()).isEqualTo(CompilerChoice.UNKNOWN);
        assertThat(none.peakPerSecond()).isEqualTo(CompilerChoice.UNKNOWN);
    }

    @Test
    void whatIsDamagedIsUnknownToo() throws IOException {
        Path file = folder.resolve("damaged.properties");
        for (String damaged : new String[] {"", "responses", "responses=many", "responses=-4", "responses=\\u00zz"}) {
            Files.writeString(file, damaged);

            assertThat(new LastRun(file).responses()).as(damaged).isEqualTo(CompilerChoice.UNKNOWN);
        }
    }
}
