package dev.onsale.cli;

import dev.onsale.report.document.Style;
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
 * The user's output: verdicts go to standard output, progress and errors to standard error, both in UTF-8.
 *
 * <p>Colours and rewritten lines are used only on a terminal, so that logs and pipes get plain text.
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

    /** The same console, adjusted to a command's {@link CommonOptions}. */
    Console with(CommonOptions options) {
        Terminal wanted = options.noColor()
                ? new Terminal(terminal.stdout(), terminal.stderr(), terminal.width(), false)
                : terminal;
        return new Console(output, ctrlC, progress, wanted, buildServer, options.quiet());
    }

    /**
     * Writes a command's result to standard output.
     *
     * @throws OutputLostException if it cannot be written there
     */
    public void verdict(String text) {
        progress.erase();
        verdicts.print(text.endsWith("\n") ? text : text + "\n");
        requireWritten();
    }

    /**
     * Writes a long result of a command to standard output.
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

    /** Writes a line to standard error, except with {@code --quiet}. */
    public void progress(String line) {
        if (!quiet) {
            progress.line(line);
        }
    }

    /**
     * Shows progress: on a terminal the line replaces the previous one, elsewhere each line is added. {@link
     * #rewritesProgress()} tells callers how often to call.
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

    /**
     * Whether {@link #live} replaces the previous line: then several calls per second are fine, else one every few
     * seconds.
     */
    public boolean rewritesProgress() {
        return terminal.stderr();
    }

    /**
     * Writes an error to standard error, even with {@code --quiet}.
     *
     * @param whatWhere what is wrong and where
     * @param hint how to fix it
     */
    public void error(String whatWhere, String hint) {
        progress.line("onsale: " + whatWhere + System.lineSeparator() + "hint: " + hint);
    }

    /** Writes text to standard error, even with {@code --quiet}. */
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

    /** The number of columns. */
    public int width() {
        return terminal.width();
    }

    /** The style of reports here; a terminal narrower than a report's tables wraps their lines itself. */
    Style style() {
        return new Style(colours(), Math.max(Style.WIDTH_MIN, width()));
    }

    /** Signals that ask this process to end. */
    CtrlC ctrlC() {
        return ctrlC;
    }

    /** Where else to report a verdict. */
    BuildServer buildServer() {
        return buildServer;
    }

    /** Standard output as a writer, for help texts. */
    PrintWriter verdictWriter() {
        return new PrintWriter(verdicts, true, StandardCharsets.UTF_8);
    }
}
