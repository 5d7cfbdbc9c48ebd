package dev.onsale.cli;

import dev.onsale.plan.ControlCharacters;
import dev.onsale.plan.Masking;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns any failure into an error message (what, where and how to fix it) and an exit code. */
final class ErrorRendering implements IParameterExceptionHandler, IExecutionExceptionHandler {
    static final String VERBOSE = "--verbose";

    private final Console console;

    ErrorRendering(Console console) {
        this.console = console;
    }

    @Override
    public int handleParseException(ParameterException exception, String[] arguments) {
        console.error(what(exception), hint(exception));
        return ExitCode.BAD_INPUT.status();
    }

    @Override
    public int handleExecutionException(Exception exception, CommandLine command, ParseResult result) {
        if (exception instanceof OtherCompilerException && !console.ctrlC().stopped()) {
            return Launcher.START_AGAIN;
        }
        ParseResult ofCommand = command.getParseResult();
        boolean verbose = ofCommand != null && ofCommand.hasMatchedOption(VERBOSE);
        return render(exception, verbose).status();
    }

    ExitCode render(Throwable failure, boolean verbose) {
        if (verbose) {
            console.detail(ControlCharacters.replacedInLines(Masking.NONE.mask(stackTrace(failure))));
        }
        if (failure instanceof OutputLostException lost && lost.readerGone()) {
            // A reader that closes a pipe has read enough; it needs no message.
            return ExitCode.NOT_JUDGED;
        }
        if (console.ctrlC().stopped()) {
            return stopped(failure);
        }
        Optional<ExpectedFailure> expected = ExpectedFailure.of(failure);
        if (expected.isPresent()) {
            console.error(
                    Masking.NONE.mask(expected.get().whatWhere()),
                    Masking.NONE.mask(expected.get().hint()));
            return expected.get().code();
        }
        String message = failure.getMessage() == null
                ? ""
                : ", " + ControlCharacters.replaced(Masking.NONE.mask(firstLine(failure.getMessage())));
        console.error(
                "a bug in onsale: " + failure.getClass().getSimpleName() + message,
                verbose
                        ? "please report it with the stack trace above"
                        : "run it again with " + VERBOSE + " for the stack trace, and please report it");
        return ExitCode.BUG;
    }

    /** A failure while the process is being stopped is a consequence of stopping. */
    private ExitCode stopped(Throwable failure) {
        if (failure instanceof StoppedBeforeVerdictException late) {
            console.error(
                    ControlCharacters.replaced(String.valueOf(late.getMessage())),
                    "the verdict is kept in " + late.directory());
        } else {
            console.error("stopped by the user", "everything recorded so far is kept in the reports folder");
        }
        return ExitCode.NOT_JUDGED;
    }

    private static String what(ParameterException exception) {
        // picocli writes "Value for option option '--set'".
        String message = ControlCharacters.replaced(firstLine(String.valueOf(exception.getMessage())))
                .replace("option option", "option");
        return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }

    private static String hint(ParameterException exception) {
        CommandLine command = exception.getCommandLine();
        String help = command.getCommandSpec().qualifiedName() + " --help";
        if (exception instanceof UnmatchedArgumentException unmatched) {
            List<String> nearest = unmatched.getSuggestions();
            if (!nearest.isEmpty()) {
                return "did you mean '" + nearest.get(0) + "'? " + help + " lists all";
            }
        }
        return help + " shows its options";
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString().stripTrailing();
    }
}
