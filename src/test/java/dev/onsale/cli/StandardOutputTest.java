package dev.onsale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A verdict that nobody could read is no success. */
class StandardOutputTest {
    private final ByteArrayOutputStream progress = new ByteArrayOutputStream();

    private Console console(OutputStream verdicts) {
        return Console.of(
                verdicts, new PrintStream(progress, true, StandardCharsets.UTF_8), Terminal.NONE, BuildServer.NONE);
    }

    private static OutputStream full() {
        return new OutputStream() {
            @Override
            public void write(int oneByte) throws IOException {
                throw new IOException("No space left on device");
            }
        };
    }

    @Test
    void aFullDiskIs2AndSaid() {
        Console console = console(full());
        TryCommand tells = new TryCommand(() -> {
            console.verdict("PASS");
            return ExitCode.PASSED;
        });

        int status = Main.run(
                console,
                List.of(new Commands.Registered("try", "Tries it.", () -> tells, "onsale try", "tries it")),
                "try");

        assertThat(status).isEqualTo(2);
        assertThat(progress.toString(StandardCharsets.UTF_8))
                .startsWith("onsale: standard output cannot be written: No space left on device\nhint: ");
    }

    @Test
    void theSameForHelp() {
        assertThat(Main.run(console(full()), List.of(), "--help")).isEqualTo(2);
        assertThat(progress.toString(StandardCharsets.UTF_8)).startsWith("onsale: standard output cannot be written");
    }

    @Test
    void whoClosesAPipeHasReadEnough() {
        Console console = console(OutputStream.nullOutputStream());

        ExitCode code = new ErrorRendering(console).render(new OutputLostException("lost", true), false);

        assertThat(code).isEqualTo(ExitCode.NOT_JUDGED);
        assertThat(progress.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
