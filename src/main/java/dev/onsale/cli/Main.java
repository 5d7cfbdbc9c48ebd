package dev.onsale.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;

/** Entry point of the launcher. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Console console = Console.ofProcess();
        if (Restart.isNeeded(System.getProperties())) {
            int status = new Restart(console).run(arguments);
            // If this class was called by another process, such as a build tool, that process continues after a
            // success.
            if (status != ExitCode.PASSED.status()) {
                System.exit(status);
            }
            return;
        }
        Launcher launcher = Launcher.of(System.getProperties());
        listen(console, launcher);
        System.exit(launcher.status(run(console, Commands.all(console), arguments)));
    }

    /** Handles signals from now on. */
    static void listen(Console console, Launcher launcher) {
        AtomicBoolean ending = new AtomicBoolean();
        console.ctrlC().listen(() -> end(console, launcher, ending));
        launcher.watch(console.ctrlC()::heard);
    }

    /** Shutdown hooks close the practice box office; a second request to end does not wait for them. */
    private static void end(Console console, Launcher launcher, AtomicBoolean ending) {
        int status = launcher.status(ExitCode.NOT_JUDGED);
        if (ending.getAndSet(true)) {
            Runtime.getRuntime().halt(status);
        }
        console.error("stopped", "nothing was judged; everything recorded so far is kept in the reports folder");
        System.exit(status);
    }

    /**
     * Runs one command line.
     *
     * @return the exit status, see {@link ExitCode}
     */
    static int run(Console console, List<Commands.Registered> commands, String... arguments) {
        ErrorRendering errors = new ErrorRendering(console);
        try {
            String[] words = CommandWords.withHelpAsOption(arguments);
            CommandLine onsale = commandLine(console, commands, errors, words);
            CommandWords.requireKnown(onsale, words != arguments, words);
            int status = onsale.execute(words);
            console.requireWritten();
            return status;
        } catch (Throwable failure) {
            // picocli passes on only exceptions; an Error (out of memory, a broken jar) must end with a hint too.
            return errors.render(failure, Arrays.asList(arguments).contains(ErrorRendering.VERBOSE))
                    .status();
        }
    }

    /** The parser of one command line. */
    static CommandLine commandLine(
            Console console, List<Commands.Registered> commands, ErrorRendering errors, String... arguments) {
        CommandLine onsale = new CommandLine(new OnsaleCommand());
        Commands.addTo(onsale, commands, arguments);
        OnsaleCommand.describe(onsale, commands);
        // A file of arguments could call a command that was added by name only.
        return onsale.setExpandAtFiles(false)
                .setOut(console.verdictWriter())
                .setColorScheme(Help.defaultColorScheme(console.colours() ? Ansi.ON : Ansi.OFF))
                .setUsageHelpWidth(console.width())
                .setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors);
    }
}
