package dev.onsale.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Runs the light commands once and shows nothing, so that the JVM can archive the classes they load
 * ({@code -XX:ArchiveClassesAtExit}). The launcher calls it after a build; it sends nothing anywhere.
 */
final class StartUpTraining {
    private StartUpTraining() {}

    /**
     * @param plans plan files that {@code onsale plan} is to read
     */
    public static void main(String[] plans) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Console console = Console.of(nowhere, nowhere, Terminal.NONE, BuildServer.NONE);
        List<Commands.Registered> commands = Commands.all(console);
        run(console, commands, "--help");
        run(console, commands, "--version");
        run(console, commands, "no-such-command");
        for (String plan : plans) {
            run(console, commands, "plan", plan);
        }
    }

    private static void run(Console console, List<Commands.Registered> commands, String... arguments) {
        Main.run(console, commands, arguments);
    }
}
