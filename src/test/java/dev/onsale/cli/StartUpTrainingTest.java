package dev.onsale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the training fails at is not archived, and nobody is told. */
class StartUpTrainingTest {
    @TempDir
    Path folder;

    private final CapturedConsole captured = new CapturedConsole();

    @Test
    void comparesARunWithThreeOthers() throws IOException {
        int status = StartUpTraining.compare(captured.console(), Commands.all(captured.console()), folder);

        assertThat(captured.verdicts()).contains("against 3 baseline runs").contains("browse", "hold", "pay");
        assertThat(captured.progress()).isEmpty();
        assertThat(status).isZero();
    }

    @Test
    void comparesASlowerRunWithAStore() throws IOException {
        int status = StartUpTraining.compareWithStore(captured.console(), Commands.all(captured.console()), folder);

        assertThat(captured.verdicts()).contains("all steps", "slower");
        assertThat(captured.progress()).contains("3 comparable baseline runs in");
        assertThat(status).isEqualTo(ExitCode.FAILED.status());
    }
}
