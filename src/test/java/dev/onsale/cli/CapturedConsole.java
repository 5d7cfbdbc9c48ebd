package dev.onsale.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A console whose two streams can be read back, and one run of {@code onsale} on it. */
final class CapturedConsole {
    private final ByteArrayOutputStream verdicts = new ByteArrayOutputStream();
    private final ByteArrayOutputStream progress = new ByteArrayOutputStream();
    private final Console console;

    CapturedConsole(Terminal terminal) {
        this(terminal, BuildServer.NONE);
    }

    CapturedConsole(Terminal terminal, BuildServer buildServer) {
        console = Console.of(
                new PrintStream(verdicts, true, StandardCharsets.UTF_8),
                new PrintStream(progress, true, StandardCharsets.UTF_8),
                terminal,
                buildServer);
    }

    CapturedConsole() {
        this(Terminal.NONE);
    }

    Console console() {
        return console;
    }

    /** Runs with the commands that are shipped. */
    int run(String... arguments) {
        return Main.run(console, Commands.all(console), arguments);
    }

    /** Runs with a command of the test. */
    int runWith(Object command, String... arguments) {
        return Main.run(
                console,
                List.of(new Commands.Registered("try", "Tries it.", () -> command, "onsale try", "tries it")),
                arguments);
    }

    String verdicts() {
        return verdicts.toString(StandardCharsets.UTF_8);
    }

    String progress() {
        return progress.toString(StandardCharsets.UTF_8);
    }
}
