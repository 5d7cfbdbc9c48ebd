package dev.onsale.cli;

import dev.onsale.export.NotDeliveredException;
import dev.onsale.fleet.FleetException;
import dev.onsale.load.HookFailedException;
import dev.onsale.load.NotStartedException;
import dev.onsale.load.TargetUnreachableException;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.ControlCharacters;
import dev.onsale.practice.PortInUseException;
import dev.onsale.practice.PracticeException;
import dev.onsale.practice.PracticePartsException;
import dev.onsale.practice.fault.FaultException;
import dev.onsale.record.files.RecordNotWrittenException;
import dev.onsale.record.files.UnreadableRunException;
import dev.onsale.rehearse.StoppedException;
import dev.onsale.report.StopWords;
import java.util.Optional;

/** A failure that is not a bug in onsale: the message (what, where and how to fix it) and the exit code for scripts. */
record ExpectedFailure(String whatWhere, String hint, ExitCode code) {

    private static final String KEPT = "everything recorded so far is kept in the reports folder";

    static Optional<ExpectedFailure> of(Throwable failure) {
        if (failure instanceof BadInputException bad) {
            // If there are several mistakes, each has one line; the values they quote contain no line breaks.
            return Optional.of(new ExpectedFailure(String.valueOf(bad.getMessage()), bad.hint(), ExitCode.BAD_INPUT));
        }
        if (failure instanceof FaultException fault) {
            return badInput(failure, fault.hint());
        }
        if (failure instanceof PortInUseException port) {
            return badInput(failure, port.hint());
        }
        if (failure instanceof PracticePartsException parts) {
            return badInput(failure, parts.hint());
        }
        if (failure instanceof UnreadableRunException unreadable) {
            return badInput(failure, unreadable.hint());
        }
        if (failure instanceof PracticeException practice) {
            return notJudged(failure, practice.hint());
        }
        if (failure instanceof RecordNotWrittenException record) {
            return notJudged(failure, record.hint());
        }
        if (failure instanceof NotDeliveredException collector) {
            return notJudged(failure, collector.hint());
        }
        if (failure instanceof HookFailedException hook) {
            return notJudged(failure, hook.hint());
        }
        if (failure instanceof FleetException fleet) {
            return notJudged(failure, fleet.hint());
        }
        if (failure instanceof OutputLostException) {
            return notJudged(
                    failure, "free space there, or write it elsewhere; the run's directory also has the verdict");
        }
        if (failure instanceof OutOfMemoryError) {
            return Optional.of(new ExpectedFailure(
                    "out of memory: " + failure.getMessage(),
                    "give it more memory, such as ONSALE_JAVA_OPTS=-Xmx1g",
                    ExitCode.BUG));
        }
        if (failure instanceof TargetUnreachableException) {
            return notJudged(failure, "start the target, or name another with --target URL");
        }
        if (failure instanceof StoppedException) {
            return notJudged(String.valueOf(failure.getMessage()), KEPT);
        }
        if (failure instanceof NotStartedException unstarted) {
            return notJudged("no load was sent: " + StopWords.of(unstarted.why()), KEPT);
        }
        return Optional.empty();
    }

    private static Optional<ExpectedFailure> badInput(Throwable failure, String hint) {
        return Optional.of(new ExpectedFailure(inOneLine(failure), inOneLine(hint), ExitCode.BAD_INPUT));
    }

    private static Optional<ExpectedFailure> notJudged(Throwable failure, String hint) {
        return notJudged(String.valueOf(failure.getMessage()), hint);
    }

    private static Optional<ExpectedFailure> notJudged(String whatWhere, String hint) {
        return Optional.of(new ExpectedFailure(inOneLine(whatWhere), inOneLine(hint), ExitCode.NOT_JUDGED));
    }

    private static String inOneLine(Throwable failure) {
        return inOneLine(String.valueOf(failure.getMessage()));
    }

    private static String inOneLine(String text) {
        return ControlCharacters.replaced(text);
    }
}
