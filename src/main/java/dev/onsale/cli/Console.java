package dev.onsale.cli;

import dev.onsale.report.Style;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Where users read: verdicts go to standard output, progress and errors to standard error, both as UTF-8.
 *
 * <p>Colours and rewritten lines are used only where the stream is a terminal, so that logs and pipes hold plain text.
 */
public final class Console {
    private final StandardOutput output;
    private final PrintStream verdicts;
    private final CtrlC ctrlC;
    private final LiveLine progress;
    private final Terminal terminal;
    private final BuildServer buildServer;
    private final boolean quiet;

    private Console(
            StandardOutput output,
            CtrlC ctrlC,
            LiveLine progress,
            Terminal terminal,
            BuildServer buildServer,
            boolean quiet) {
        this.output = output;
        this.verdicts = new PrintStream(output, true, StandardCharsets.UTF_8);
        this.ctrlC = ctrlC;
        this.progress = progress;
        this.terminal = terminal;
        this.buildServer = buildServer;
        this.quiet = quiet;
    }

    /** The console of this process. */
    static Console ofProcess() {
        return of(
                new StandardOutput(new FileOutputStream(FileDescriptor.out), Path.of("/dev/stdout")),
                new PrintStream(System.err, true, StandardCharsets.UTF_8),
                Terminal.of(System.getenv(), System.getProperties()),
                BuildServer.of(System.getenv()));
    }

    static Console of(OutputStream verdicts, PrintStream progress, Terminal terminal, BuildServer buildServer) {
        return of(new StandardOutput(verdicts, null), progress, terminal, buildServer);
    }

    private static Console of(
            StandardOutput verdicts, PrintStream progress, Terminal terminal, BuildServer buildServer) {
        return new Console(verdicts, new CtrlC(System::nanoTime), new LiveLine(progress), terminal, buildServer, false);
    }

    /** The same console as a command's {@link CommonOptions} want it. */
    Console with(CommonOptions options) {
        Terminal wanted = options.noColor()
                ? new Terminal(terminal.stdout(), terminal.stderr(), terminal.width(), false)
                : terminal;
        return new Console(output, ctrlC, progress, wanted, buildServer, options.quiet());
    }

    /**
     * Writes to standard output: what the command was asked for.
     *
     * @throws OutputLostException if it cannot be written there
     */
    public void verdict(String text) {
        progress.erase();
        verdicts.print(text.endsWith("\n") ? text : text + "\n");
        requireWritten();
    }

    /**
     * Writes to standard output what was asked for and is long.
     *
     * @throws OutputLostException if it cannot be written there
     */
    void stream(LongText text) {
        progress.erase();
        try (OutputStream buffered = new BufferedOutputStream(output)) {
            text.writeTo(buffered);
        } catch (IOException e) {
            throw output.lost();
        }
    }

    /** @throws OutputLostException if something could not be written to standard output */
    void requireWritten() {
        if (verdicts.checkError()) {
            throw output.lost();
        }
    }

    /** Writes a line to standard error, unless the user wants quiet. */
    public void progress(String line) {
        if (!quiet) {
            progress.line(line);
        }
    }

    /**
     * Shows how far the work is: in place of the line before on a terminal, as a line of its own elsewhere. Callers ask
     * {@link #rewritesProgress()} how often to call.
     */
    public void live(String text) {
        if (quiet) {
            return;
        }
        if (rewritesProgress()) {
            progress.rewrite(text);
        } else {
            progress.line(text);
        }
    }

    /** Whether {@link #live} replaces the line before: then several times a second is fine, else every few seconds. */
    public boolean rewritesProgress() {
        return terminal.stderr();
    }

    /**
     * Writes what went wrong to standard error, quiet or not.
     *
     * @param whatWhere what is wrong and where
     * @param hint how to mend it
     */
    public void error(String whatWhere, String hint) {
        progress.line("onsale: " + whatWhere + System.lineSeparator() + "hint: " + hint);
    }

    /** Writes text to standard error, quiet or not. */
    void detail(String text) {
        progress.line(text);
    }

    /** Whether verdicts may be coloured. */
    public boolean colours() {
        return terminal.colourWelcome() && terminal.stdout();
    }

    /** Whether progress may be coloured. */
    public boolean coloursProgress() {
        return terminal.colourWelcome() && terminal.stderr();
    }

    /** Columns to write into. */
    public int width() {
        return terminal.width();
    }

    /** How reports look here; a terminal narrower than a report's tables breaks their lines itself. */
    Style style() {
        return new Style(colours(), Math.max(Style.WIDTH_MIN, width()));
    }

    /** Who asks this process to end. */
    CtrlC ctrlC() {
        return ctrlC;
    }

    /** What else is told of a verdict. */
    BuildServer buildServer() {
        return buildServer;
    }

    /** Standard output as a writer, for help texts. */
    PrintWriter verdictWriter() {
        return new PrintWriter(verdicts, true, StandardCharsets.UTF_8);
    }
}
